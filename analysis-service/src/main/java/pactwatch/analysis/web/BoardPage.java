package pactwatch.analysis.web;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import pactwatch.analysis.board.AsOf;
import pactwatch.analysis.board.Changes;
import pactwatch.analysis.board.Coverage;
import pactwatch.analysis.board.MemberBoard;
import pactwatch.analysis.contract.Development;
import pactwatch.analysis.contract.Stage;
import pactwatch.analysis.contract.Status;
import pactwatch.analysis.pack.Pack;
import pactwatch.analysis.status.MemberProjection;

/** The board: what changed since the reader was here, and how every member stands. */
@Path("/")
@Produces("text/html;charset=UTF-8")
@RunOnVirtualThread
public class BoardPage {

    private static final int CHANGES_MAX = 8;
    private static final int LATEST_MAX = 5;

    private final MemberBoard board;
    private final Changes changes;
    private final Coverage coverage;
    private final Frames frames;

    @Inject
    BoardPage(MemberBoard board, Changes changes, Coverage coverage, Frames frames) {
        this.board = board;
        this.changes = changes;
        this.coverage = coverage;
        this.frames = frames;
    }

    /** Every member, grouped by status. */
    @GET
    public Response board(
            @QueryParam("validAt") @Nullable String validAt,
            @QueryParam("knownAt") @Nullable String knownAt,
            @QueryParam("day") @Nullable String day,
            @CookieParam(Visit.COOKIE) @Nullable String visited,
            @Context UriInfo uri) {
        if (day != null) {
            return Sliders.redirect(day, validAt, uri);
        }
        Asked asked = Asked.of(validAt, knownAt);
        Visit visit = Visit.of(visited, frames.now());
        Response.ResponseBuilder page = Response.ok(Pages.board(view(asked, visit, uri)).render());
        return asked.isPresent() ? page.cookie(visit.cookie()).build() : page.build();
    }

    private Views.Board view(Asked asked, Visit visit, UriInfo uri) {
        Instant known = asked.asOf().known(frames.now());
        List<MemberProjection> members = board.all(asked.asOf());
        List<MemberRow> rows =
                members.stream()
                        .map(MemberProjection::state)
                        .map(s -> MemberRow.of(s, coverage.of(s.code(), known), known))
                        .toList();
        List<Views.Group> groups = new ArrayList<>();
        addGroup(groups, rows, Status.SUSPENDED, "Participation suspended");
        addGroup(groups, rows, Status.MEMBER, "Members");
        addGroup(groups, rows, Status.WITHDRAWN, "Left");
        addGroup(groups, rows, Status.OBSERVER, "Observers");
        String pact = board.pack().code();
        Frame frame =
                frames.timed(
                        "Board",
                        "board",
                        asked,
                        uri,
                        "Who stands where in the " + pact + ".",
                        Frames.days(board.all(AsOf.PRESENT)));
        List<Changes.Change> since =
                visit.before() == null || !asked.isPresent()
                        ? List.of()
                        : changes.since(visit.before(), CHANGES_MAX);
        boolean isReturning = visit.before() != null && asked.isPresent();
        return new Views.Board(
                frame,
                pact,
                title(visit, isReturning, asked),
                isReturning && since.isEmpty() ? "Nothing changed." : null,
                isReturning
                        ? since.stream().map(c -> line(c, known)).toList()
                        : latest(members, asked.query()),
                groups,
                rows.stream()
                        .filter(r -> r.statusClass().equals(lower(Status.NON_MEMBER)))
                        .toList());
    }

    private static String title(Visit visit, boolean isReturning, Asked asked) {
        if (isReturning && visit.before() != null) {
            return "Since your last visit, " + Words.ago(visit.before(), visit.now());
        }
        return asked.isPresent() ? "The latest developments" : "The latest by then";
    }

    private static void addGroup(
            List<Views.Group> groups, List<MemberRow> rows, Status status, String title) {
        List<MemberRow> own =
                rows.stream().filter(r -> r.statusClass().equals(lower(status))).toList();
        if (!own.isEmpty()) {
            groups.add(new Views.Group(lower(status), title, own));
        }
    }

    private static String lower(Status status) {
        return status.name().toLowerCase(Locale.ROOT);
    }

    private Views.ChangeLine line(Changes.Change change, Instant now) {
        Development d = change.development();
        String name = board.pack().member(change.member()).map(Pack.Member::name).orElse("");
        String when = Words.ago(change.recorded(), now);
        return d == null
                ? new Views.ChangeLine(
                        name,
                        "is now: " + Words.status(change.to()),
                        lower(change.to()),
                        "/members/" + change.member(),
                        false,
                        null,
                        when)
                : new Views.ChangeLine(
                        name,
                        d.sentence(),
                        null,
                        "/developments/" + d.id(),
                        d.contested(),
                        Words.count(d.articles(), d.origins()),
                        when);
    }

    /** The newest by the day on which they were first told. */
    private static List<Views.ChangeLine> latest(List<MemberProjection> members, String query) {
        return members.stream()
                .flatMap(m ->
                        m.developments().stream()
                                .filter(d -> !d.reached().isEmpty())
                                .filter(d -> d.actual() != Stage.RETRACTED)
                                .map(d -> new Latest(m.state().name(), d)))
                .sorted(Comparator.comparing(Latest::told).reversed())
                .limit(LATEST_MAX)
                .map(l -> l.line(query))
                .toList();
    }

    private record Latest(String name, Development development) {

        Instant told() {
            return development.reached().getFirst().published();
        }

        Views.ChangeLine line(String query) {
            return new Views.ChangeLine(
                    name,
                    development.sentence(),
                    null,
                    "/developments/" + development.id() + query,
                    development.contested(),
                    Words.count(development.articles(), development.origins()),
                    Words.day(told()));
        }
    }
}
