package pactwatch.alert.atom;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import pactwatch.access.Needs;
import pactwatch.access.Right;
import pactwatch.alert.AlertConfig;
import pactwatch.alert.alert.AlertStore;
import pactwatch.alert.message.LinkMaker;
import pactwatch.alert.message.MessageBody;
import pactwatch.alert.secret.SignedLinks;
import pactwatch.alert.secret.SignedLinks.Purpose;
import pactwatch.alert.subscription.SubscriptionStore;
import pactwatch.log.ContentId;

/**
 * Feeds: one of a subscription, opened by the key in its address since feed readers cannot sign in,
 * and one of a member for everybody, which tells what anybody would have been told.
 */
@Path("/alerts/feeds")
@Needs(Right.KEY)
@RunOnVirtualThread
public class AtomResource {

    static final String TAG = "tag:pactwatch,2026:";
    private static final int MESSAGES_MAX = 500;
    private static final int MAX_AGE_SECONDS = 60;

    private final SubscriptionStore subscriptions;
    private final AlertStore alerts;
    private final MemberFeeds members;
    private final SignedLinks links;
    private final LinkMaker linkMaker;
    private final MessageBody.Setting setting;
    private final AlertConfig config;

    @Inject
    AtomResource(
            SubscriptionStore subscriptions,
            AlertStore alerts,
            MemberFeeds members,
            SignedLinks links,
            LinkMaker linkMaker,
            MessageBody.Setting setting,
            AlertConfig config) {
        this.subscriptions = subscriptions;
        this.alerts = alerts;
        this.members = members;
        this.links = links;
        this.linkMaker = linkMaker;
        this.setting = setting;
        this.config = config;
    }

    /** The feed of a subscription of any channel, its newest 500 messages. */
    @GET
    @Path("/{id}")
    public Response ofSubscription(
            @PathParam("id") String id,
            @QueryParam("key") @Nullable String key,
            @QueryParam("page") @Nullable Integer page,
            @Context Request request) {
        if (!links.isGenuine(Purpose.FEED, id, key) || subscriptions.book().find(id).isEmpty()) {
            return problem(404, "There is no such feed; copy its whole address.");
        }
        URI given = linkMaker.feed(id);
        URI self = given == null ? URI.create("/alerts/feeds/" + id + "?key=" + key) : given;
        AtomFeed feed =
                new AtomFeed(
                        TAG + "subscription/" + id,
                        "Pactwatch alerts",
                        self,
                        alerts.newest(id, MESSAGES_MAX),
                        setting);
        return answer(feed, page, request, "private");
    }

    /** The feed of a member: every kind, from the first report on. */
    @GET
    @Path("/members/{code}")
    @Needs(Right.ANYONE)
    public Response ofMember(
            @PathParam("code") String code,
            @QueryParam("page") @Nullable Integer page,
            @Context Request request) {
        String member = code.toUpperCase(Locale.ROOT);
        if (!config.alert().members().contains(member)) {
            return problem(404, "There is no such member.");
        }
        URI path = URI.create("/alerts/feeds/members/" + member);
        return members.of(member)
                .map(messages ->
                        answer(
                                new AtomFeed(
                                        TAG + "member/" + member,
                                        "Pactwatch: "
                                                + Locale.of("", member)
                                                        .getDisplayCountry(Locale.ENGLISH),
                                        setting.site() == null
                                                ? path
                                                : setting.site().resolve(path),
                                        messages,
                                        setting),
                                page,
                                request,
                                "public"))
                .orElseGet(() -> problem(503, "The history is being read; try again in a moment."));
    }

    private static Response answer(
            AtomFeed feed, @Nullable Integer page, Request request, String cache) {
        int number = page == null ? 1 : page;
        if (number < 1 || number > feed.pages()) {
            return problem(404, "The pages are 1 to %d.".formatted(feed.pages()));
        }
        String xml = feed.page(number);
        EntityTag tag = new EntityTag(ContentId.of("atom", xml));
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
        Response.ResponseBuilder answer =
                unchanged == null
                        ? Response.ok(xml).type("application/atom+xml;charset=UTF-8")
                        : unchanged;
        return answer.tag(tag)
                .header("Cache-Control", cache + ", max-age=" + MAX_AGE_SECONDS)
                .build();
    }

    private static Response problem(int status, String detail) {
        return Response.status(status)
                .type("text/plain;charset=UTF-8")
                .entity(detail + "\n")
                .build();
    }
}
