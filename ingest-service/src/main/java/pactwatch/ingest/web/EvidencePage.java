package pactwatch.ingest.web;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;
import pactwatch.access.Needs;
import pactwatch.access.Right;
import pactwatch.access.rest.Presence;
import pactwatch.ingest.EvidenceDesk;
import pactwatch.ingest.IngestConfig;

/** {@code /feeds/evidence}: where an analyst adds a single document under their name. */
@Path("/feeds/evidence")
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
@RunOnVirtualThread
public class EvidencePage {

    private final EvidenceDesk desk;
    private final Presence presence;
    private final IngestConfig config;

    @Inject
    EvidencePage(EvidenceDesk desk, Presence presence, IngestConfig config) {
        this.desk = desk;
        this.presence = presence;
        this.config = config;
    }

    @GET
    public String show() {
        return page("", "", Views.Evidence.BLANK);
    }

    private String page(String fault, String article, Views.Evidence form) {
        return Pages.evidence(config.demo(), presence.has(Right.ANALYST), fault, article, form)
                .render();
    }

    @POST
    @Needs(Right.ANALYST)
    public Response add(
            @FormParam("url") @Nullable String url,
            @FormParam("title") @Nullable String title,
            @FormParam("text") @Nullable String text,
            @FormParam("publisher") @Nullable String publisher,
            @FormParam("published") @Nullable String published,
            @FormParam("language") @Nullable String language,
            @FormParam("by") @Nullable String by) {
        EvidenceDesk.Draft draft =
                new EvidenceDesk.Draft(url, title, text, publisher, published, language, by);
        return switch (desk.add(draft)) {
            case EvidenceDesk.Answer.Done(String article) ->
                    Response.ok(page("", article, Views.Evidence.by(draft.by()))).build();
            case EvidenceDesk.Answer.Refused(String field, String reason) ->
                    Response.status(400)
                            .entity(page(field + ": " + reason, "", Views.Evidence.of(draft)))
                            .build();
        };
    }
}
