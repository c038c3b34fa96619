package pactwatch.analysis.rest;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import pactwatch.access.Needs;
import pactwatch.access.Right;
import pactwatch.analysis.RulingDesk;
import pactwatch.analysis.board.AsOf;
import pactwatch.analysis.board.MemberBoard;
import pactwatch.analysis.contract.Development;
import pactwatch.analysis.contract.Development.Verdict;
import pactwatch.analysis.contract.Grade;
import pactwatch.analysis.pack.Pack;
import pactwatch.analysis.ruling.Ruling;
import pactwatch.analysis.ruling.RulingBook;
import pactwatch.analysis.status.MemberProjection;

/** {@code /api/rulings}: what analysts decided; decide, and take it back. */
@Path("/api/rulings")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class RulingResource {

    /**
     * A ruling as it is read.
     *
     * @param development the one that it is about at present; absent if it is orphaned or undone
     * @param orphaned whether it counts but no development holds its evidence any more
     */
    public record Shape(
            String id,
            String member,
            Verdict verdict,
            @Nullable Grade grade,
            List<String> evidenceKeys,
            String by,
            String why,
            Instant recorded,
            long sequence,
            Ruling.@Nullable Undoing undone,
            @Nullable String development,
            boolean orphaned) {}

    /**
     * All rulings, newest first.
     *
     * @param next for each member the sequence that its next decision has to name
     */
    public record All(List<Shape> rulings, Map<String, Long> next) {}

    /** What was written. */
    public record Made(String id, String member, long sequence) {}

    private static final List<String> COLUMNS =
            List.of(
                    "id",
                    "member",
                    "verdict",
                    "grade",
                    "by",
                    "why",
                    "recorded",
                    "sequence",
                    "undone.by",
                    "undone.why",
                    "undone.recorded",
                    "development",
                    "orphaned",
                    "evidenceKeys");

    private final RulingDesk desk;
    private final RulingBook book;
    private final MemberBoard board;
    private final Answers answers;

    @Inject
    RulingResource(RulingDesk desk, RulingBook book, MemberBoard board, Answers answers) {
        this.desk = desk;
        this.book = book;
        this.board = board;
        this.answers = answers;
    }

    /** All that were ever made, those that were undone and orphaned ones included. */
    @GET
    @Produces(MediaType.WILDCARD)
    public Response all(
            @QueryParam("member") @Nullable String member,
            @BeanParam Paging paging,
            @Context UriInfo uri,
            @Context Request request) {
        String code = Parameters.member(member, board.pack());
        List<Ruling> rulings =
                book.all().stream().filter(r -> code == null || r.member().equals(code)).toList();
        Map<String, MemberProjection> projections = new HashMap<>();
        for (Ruling ruling : rulings) {
            board.one(ruling.member(), AsOf.PRESENT)
                    .ifPresent(p -> projections.put(ruling.member(), p));
        }
        Map<String, Long> next = new TreeMap<>();
        for (Pack.Member one : board.pack().members()) {
            next.put(one.code(), book.of(board.keyOf(one.code())).sequence() + 1);
        }
        Paging.Slice<Shape> slice =
                paging.slice(
                        rulings.stream().map(r -> shape(r, projections.get(r.member()))).toList(),
                        Shape::id);
        All body = new All(slice.rows(), next);
        return answers.list(
                new Answers.Asked(request, uri, paging.exportFormat(), "rulings"),
                COLUMNS,
                slice,
                body,
                body);
    }

    private static Shape shape(Ruling r, @Nullable MemberProjection member) {
        String development =
                member == null || r.undone() != null
                        ? null
                        : member.about(r).map(Development::id).orElse(null);
        return new Shape(
                r.id(),
                r.member(),
                r.verdict(),
                r.grade(),
                r.keys(),
                r.by(),
                r.why(),
                r.recorded(),
                r.sequence(),
                r.undone(),
                development,
                member != null && member.orphaned().contains(r.id()));
    }

    @POST
    @Needs(Right.ANALYST)
    @Consumes(MediaType.APPLICATION_JSON)
    public Response rule(RulingDesk.@Nullable Draft draft) {
        return draft == null ? noBody() : answer(desk.rule(draft));
    }

    @POST
    @Needs(Right.ANALYST)
    @Path("/{id}/undo")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response undo(@PathParam("id") String id, RulingDesk.@Nullable Draft draft) {
        return draft == null ? noBody() : answer(desk.undo(id, draft));
    }

    private static Response noBody() {
        return Problem.of(
                400,
                "Bad request",
                "Send a JSON object with member, development or evidenceKeys, verdict, why and"
                        + " sequence.");
    }

    private Response answer(RulingDesk.Answer answer) {
        return switch (answer) {
            case RulingDesk.Answer.Refused refused ->
                    Problem.badRequest(new Problem.Fault(refused.parameter(), refused.allowed()));
            case RulingDesk.Answer.Unknown(String ruling) ->
                    Problem.notFound("No ruling that counts has the id " + ruling + ".");
            case RulingDesk.Answer.Made made -> answer(made);
        };
    }

    private Response answer(RulingDesk.Answer.Made made) {
        Made body = new Made(made.ruling(), made.member(), made.sequence());
        URI location = URI.create("/api/rulings?member=" + made.member());
        return switch (made.written()) {
            case ACCEPTED -> Response.ok(body).location(location).build();
            case PENDING -> Response.accepted(body).location(location).build();
            case OUTRUN ->
                    Problem.of(
                            409,
                            "Conflict",
                            "Decision %d on %s is not the next one; look again and send sequence %d."
                                    .formatted(
                                            made.sequence(), made.member(), next(made.member())));
        };
    }

    private long next(String member) {
        return book.of(board.keyOf(member)).sequence() + 1;
    }
}
