package pactwatch.analysis.rest;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pactwatch.analysis.AnalysisConfig;
import pactwatch.analysis.board.AsOf;
import pactwatch.analysis.board.MemberBoard;
import pactwatch.analysis.contract.MemberState;
import pactwatch.analysis.status.MemberProjection;

/** {@code /api/members}: the status of every member, and of one with its developments. */
@Path("/api/members")
@RunOnVirtualThread
public class MemberResource {

    private final MemberBoard board;
    private final Answers answers;
    private final InstantSource clock;
    private final String generation;

    @Inject
    MemberResource(MemberBoard board, Answers answers, InstantSource clock, AnalysisConfig config) {
        this.board = board;
        this.answers = answers;
        this.clock = clock;
        this.generation = config.analysis().generation();
    }

    @GET
    public Response all(
            @QueryParam("validAt") @Nullable String validAt,
            @QueryParam("knownAt") @Nullable String knownAt,
            @Context Request request) {
        AsOf asOf = Parameters.asOf(validAt, knownAt);
        Instant now = clock.instant();
        List<MemberState> states = board.all(asOf).stream().map(MemberProjection::state).toList();
        return answers.tagged(
                request,
                Arrays.asList(generation, asOf, states),
                new Shapes.Members(
                        board.pack().code(), asOf.valid(now), asOf.known(now), generation, states));
    }

    @GET
    @Path("/{code}")
    public Response one(
            @PathParam("code") String code,
            @QueryParam("validAt") @Nullable String validAt,
            @QueryParam("knownAt") @Nullable String knownAt,
            @Context Request request) {
        AsOf asOf = Parameters.asOf(validAt, knownAt);
        Optional<MemberProjection> found = board.one(code.toUpperCase(Locale.ROOT), asOf);
        if (found.isEmpty()) {
            return Problem.notFound(
                    "No such member; there are " + Parameters.codes(board.pack()) + ".");
        }
        Instant now = clock.instant();
        return answers.tagged(
                request,
                Arrays.asList(generation, asOf, found.get()),
                new Shapes.One(
                        board.pack().code(),
                        asOf.valid(now),
                        asOf.known(now),
                        generation,
                        found.get().state(),
                        found.get().developments()));
    }
}
