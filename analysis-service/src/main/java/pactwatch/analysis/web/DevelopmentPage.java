package pactwatch.analysis.web;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pactwatch.access.Keys;
import pactwatch.access.Right;
import pactwatch.analysis.board.AsOf;
import pactwatch.analysis.board.Dossiers;
import pactwatch.analysis.board.Dossiers.Dossier;
import pactwatch.analysis.contract.Assertion;
import pactwatch.analysis.contract.Development;
import pactwatch.analysis.ruling.RulingBook;

/** One development: how it came to be believed, by whom, and who disputes it. */
@Path("/developments/{id}")
@Produces("text/html;charset=UTF-8")
@RunOnVirtualThread
public class DevelopmentPage {

    private final Dossiers dossiers;
    private final EvidenceReader evidence;
    private final RulingBook book;
    private final Keys keys;
    private final Frames frames;

    @Inject
    DevelopmentPage(
            Dossiers dossiers, EvidenceReader evidence, RulingBook book, Keys keys, Frames frames) {
        this.book = book;
        this.keys = keys;
        this.dossiers = dossiers;
        this.evidence = evidence;
        this.frames = frames;
    }

    @GET
    public Response development(
            @PathParam("id") String id,
            @QueryParam("validAt") @Nullable String validAt,
            @QueryParam("knownAt") @Nullable String knownAt,
            @QueryParam("day") @Nullable String day,
            @CookieParam(Keys.COOKIE) @Nullable String shown,
            @Context UriInfo uri) {
        if (day != null) {
            return Sliders.redirect(day, validAt, uri);
        }
        Asked asked = Asked.of(validAt, knownAt);
        Optional<Dossier> found = dossiers.find(id, asked.asOf());
        return found.isEmpty()
                ? Messages.notFound("No such development was known at this time. Try a later day.")
                : Response.ok(
                                Pages.development(
                                                view(
                                                        found.get(),
                                                        asked,
                                                        uri,
                                                        keys.has(shown, Right.ANALYST)))
                                        .render())
                        .build();
    }

    private Views.OneDevelopment view(
            Dossier dossier, Asked asked, UriInfo uri, boolean isSignedIn) {
        Development d = dossier.development();
        EvidenceReader.Opened opened = evidence.open(List.of(dossier), Development.EVIDENCE_MAX);
        Development now =
                dossiers.find(d.id(), AsOf.PRESENT).map(Dossier::development).orElse(null);
        List<Views.Origin> origins =
                dossiers.origins(dossier, asked.asOf()).stream()
                        .map(o -> new Views.Origin(o.name(), opened.evidence(d, o.evidence())))
                        .toList();
        Views.DevelopmentView view = opened.view(dossier);
        return new Views.OneDevelopment(
                frames.timed(
                        d.sentence(), "board", asked, uri, d.sentence() + ".", Frames.days(now)),
                view,
                d.reached().stream().map(DevelopmentPage::step).toList(),
                origins,
                opened.evidence(d, dossier.disputing()),
                rulings(d, view.member(), isSignedIn));
    }

    private RulingViews.OnDevelopment rulings(Development d, String name, boolean isSignedIn) {
        RulingBook.Decisions decisions = book.of(d.pact() + "/" + d.member());
        return RulingViews.OnDevelopment.of(
                d, name, decisions.rulings(), decisions.sequence(), isSignedIn);
    }

    private static Views.Step step(Development.StageReached reached) {
        String what = reached.assertion() == Assertion.ANNOUNCED ? "announcement " : "";
        return new Views.Step(
                what + Words.stage(reached.stage()),
                Words.time(reached.published()),
                reached.published().toString());
    }
}
