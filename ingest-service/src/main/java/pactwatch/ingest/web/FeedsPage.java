package pactwatch.ingest.web;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;
import pactwatch.access.Keys;
import pactwatch.access.Needs;
import pactwatch.access.Right;
import pactwatch.ingest.FeedDesk;
import pactwatch.ingest.FeedDesk.Answer;
import pactwatch.ingest.FeedTrial;
import pactwatch.ingest.IngestConfig;
import pactwatch.ingest.feed.FeedState;

/** {@code /feeds}: every source, how it fares, and forms to add and change them. */
@Path("/feeds")
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
@RunOnVirtualThread
public class FeedsPage {

    private static final Duration SIGNED_IN_MAX = Duration.ofDays(30);
    private static final long OPML_BYTES_MAX = 5L * 1024 * 1024;
    private static final String BY = "admin";

    private final FeedDesk desk;
    private final FeedTrial trial;
    private final SignedIn signedIn;
    private final Keys keys;
    private final IngestConfig config;
    private final InstantSource clock;

    @Inject
    FeedsPage(
            FeedDesk desk,
            FeedTrial trial,
            SignedIn signedIn,
            Keys keys,
            IngestConfig config,
            InstantSource clock) {
        this.desk = desk;
        this.trial = trial;
        this.signedIn = signedIn;
        this.keys = keys;
        this.config = config;
        this.clock = clock;
    }

    @GET
    public String show(@QueryParam("note") @Nullable String note) {
        return list(Note.of(note));
    }

    /** What was just done; only these, so that a link cannot put words on the page. */
    private enum Note {
        NONE(""),
        ASKED("All feeds are being asked now. Load the page again in a moment."),
        REMOVED("The feed is removed. Its articles stay.");

        private final String text;

        Note(String text) {
            this.text = text;
        }

        static String of(@Nullable String name) {
            for (Note note : values()) {
                if (note.name().equalsIgnoreCase(name)) {
                    return note.text;
                }
            }
            return NONE.text;
        }
    }

    private String list(String note) {
        Instant now = clock.instant();
        return Pages.feeds(
                        config.demo(),
                        signedIn.is(),
                        Views.Pulse.of(desk.heartbeat()),
                        note,
                        desk.all().stream().map(f -> Views.Row.of(f, now)).toList())
                .render();
    }

    @GET
    @Path("/{id}")
    public Response one(@PathParam("id") String id) {
        return page(id, 200, "");
    }

    private Response page(String id, int status, String fault) {
        Optional<FeedState> feed = desk.find(id);
        Instant now = clock.instant();
        return feed.map(f ->
                        html(
                                status,
                                Pages.feed(
                                                config.demo(),
                                                signedIn.is(),
                                                fault,
                                                Views.Row.of(f, now),
                                                Views.Fact.of(f, now))
                                        .render()))
                .orElseGet(() -> message(404, "No such feed", "It may have been removed."));
    }

    private Response message(int status, String title, String detail) {
        return html(status, Pages.message(config.demo(), title, detail).render());
    }

    private static Response html(int status, String html) {
        return Response.status(status).entity(html).build();
    }

    /** Shows what would come in from an address, and adds nothing. */
    @POST
    @Path("/try")
    public Response look(@FormParam("url") @Nullable String url) {
        FeedTrial.Result result = trial.look(url);
        int status = result instanceof FeedTrial.Result.Unreadable ? 422 : 200;
        return html(
                status,
                Pages.trial(
                                config.demo(),
                                Objects.requireNonNullElse(url, ""),
                                Views.Trial.of(result))
                        .render());
    }

    @POST
    @Path("/add")
    public Response add(
            @FormParam("url") @Nullable String url,
            @FormParam("publisher") @Nullable String publisher,
            @FormParam("language") @Nullable String language) {
        return switch (desk.add(new FeedDesk.Draft(url, publisher, language), BY)) {
            case Answer.Done(String id, boolean _) -> seeOther("/feeds/" + id);
            case Answer.Pending _ -> seeOther("/feeds");
            case Answer.Outrun(String id) -> seeOther("/feeds/" + id);
            case Answer.Refused(String field, String reason) ->
                    html(400, list("Not added. " + field + ": " + reason));
            case Answer.Unknown _ -> seeOther("/feeds");
        };
    }

    @POST
    @Path("/poll")
    public Response pollAll() {
        int _ = desk.pollAll(BY);
        return seeOther("/feeds?note=asked");
    }

    @POST
    @Path("/{id}/{action}")
    public Response act(
            @PathParam("id") String id,
            @PathParam("action") String action,
            @FormParam("url") @Nullable String url,
            @FormParam("publisher") @Nullable String publisher,
            @FormParam("language") @Nullable String language,
            @FormParam("sequence") @Nullable Long sequence,
            @FormParam("reason") @Nullable String reason) {
        Answer answer =
                switch (action) {
                    case "change" ->
                            desk.change(
                                    id, new FeedDesk.Draft(url, publisher, language), sequence, BY);
                    case "pause" -> desk.pause(id, reason, BY);
                    case "resume" -> desk.resume(id, BY);
                    case "remove" -> desk.remove(id, BY);
                    case "poll" -> desk.poll(id, BY);
                    default -> new Answer.Unknown(id);
                };
        return switch (answer) {
            case Answer.Done _, Answer.Pending _ ->
                    seeOther(action.equals("remove") ? "/feeds?note=removed" : "/feeds/" + id);
            case Answer.Outrun _ ->
                    page(id, 409, "Somebody changed this feed just now. This is how it is.");
            case Answer.Refused(String field, String why) -> page(id, 400, field + ": " + why);
            case Answer.Unknown _ -> message(404, "No such feed", "It may have been removed.");
        };
    }

    @GET
    @Path("/opml")
    @Produces("text/x-opml")
    public Response opml() {
        return Response.ok(desk.exportOpml(), "text/x-opml;charset=UTF-8")
                .header("Content-Disposition", "attachment; filename=\"pactwatch-feeds.opml\"")
                .build();
    }

    @POST
    @Path("/opml")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public Response importOpml(
            @RestForm("list") @Nullable FileUpload upload,
            @HeaderParam("Accept") @Nullable String accept)
            throws IOException {
        if (upload == null || upload.size() == 0) {
            return notImported(accept, "Choose a file in OPML first; it is the field list.");
        }
        if (upload.size() > OPML_BYTES_MAX) {
            return notImported(accept, "The list is longer than 5 MiB.");
        }
        FeedDesk.Import result;
        try {
            result = desk.importOpml(Files.readString(upload.uploadedFile()), BY);
        } catch (CharacterCodingException _) {
            return notImported(accept, "The list is not text in UTF-8. Save it as such.");
        }
        if (result.namesNone()) {
            return notImported(accept, "There is no outline with an xmlUrl in the list.");
        }
        StringBuilder note =
                new StringBuilder(
                        "Feeds added: %d, known: %d, left out: %d."
                                .formatted(
                                        result.added(), result.known(), result.refused().size()));
        result.refused().stream()
                .limit(10)
                .forEach(r -> note.append(" %s: %s.".formatted(r.url(), r.reason())));
        return html(200, list(note.toString()));
    }

    /** The page with a sentence for browsers, the sentence alone for programs. */
    private Response notImported(@Nullable String accept, String why) {
        if (accept == null || !accept.contains(MediaType.TEXT_HTML)) {
            throw new BadRequestException("Not imported. " + why);
        }
        return html(400, list("Not imported. " + why));
    }

    @GET
    @Path("/sign-in")
    public String signIn() {
        return Pages.signIn(config.demo(), false, keys.isSetUp()).render();
    }

    @POST
    @Path("/sign-in")
    @Needs(Right.ANYONE)
    public Response signIn(@FormParam("token") @Nullable String shown) {
        if (shown == null || keys.byToken(shown).isEmpty()) {
            return html(401, Pages.signIn(config.demo(), true, keys.isSetUp()).render());
        }
        NewCookie cookie =
                new NewCookie.Builder(Keys.COOKIE)
                        .value(shown.strip())
                        .path("/")
                        .httpOnly(true)
                        .sameSite(NewCookie.SameSite.STRICT)
                        .maxAge((int) SIGNED_IN_MAX.toSeconds())
                        .build();
        return Response.seeOther(URI.create("/feeds")).cookie(cookie).build();
    }

    private static Response seeOther(String path) {
        return Response.seeOther(URI.create(path)).build();
    }
}
