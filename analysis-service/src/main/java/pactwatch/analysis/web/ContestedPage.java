package pactwatch.analysis.web;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pactwatch.analysis.board.AsOf;
import pactwatch.analysis.board.Dossiers;
import pactwatch.analysis.board.MemberBoard;

/** What authorities dispute, with the best words of both sides. */
@Path("/contested")
@Produces("text/html;charset=UTF-8")
@RunOnVirtualThread
public class ContestedPage {

    private static final int QUOTES_MAX = 2;

    private final MemberBoard board;
    private final Dossiers dossiers;
    private final EvidenceReader evidence;
    private final Frames frames;

    @Inject
    ContestedPage(MemberBoard board, Dossiers dossiers, EvidenceReader evidence, Frames frames) {
        this.board = board;
        this.dossiers = dossiers;
        this.evidence = evidence;
        this.frames = frames;
    }

    @GET
    public Response contested(
            @QueryParam("validAt") @Nullable String validAt,
            @QueryParam("knownAt") @Nullable String knownAt,
            @QueryParam("day") @Nullable String day,
            @Context UriInfo uri) {
        if (day != null) {
            return Sliders.redirect(day, validAt, uri);
        }
        Asked asked = Asked.of(validAt, knownAt);
        List<Dossiers.Dossier> all =
                dossiers.contested(asked.asOf()).stream()
                        .sorted(Comparator.comparing(d -> !d.isLeading()))
                        .toList();
        EvidenceReader.Opened opened = evidence.open(all, QUOTES_MAX);
        Views.Contested view =
                new Views.Contested(
                        frames.timed(
                                "Contested",
                                "contested",
                                asked,
                                uri,
                                "What is contested in the " + board.pack().code() + ".",
                                Frames.days(board.all(AsOf.PRESENT))),
                        board.pack().code(),
                        all.stream().map(opened::view).toList());
        return Response.ok(Pages.contested(view).render()).build();
    }
}
