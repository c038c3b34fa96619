package pactwatch.analysis.web;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pactwatch.analysis.AnalysisConfig;
import pactwatch.analysis.board.AsOf;
import pactwatch.analysis.board.Coverage;
import pactwatch.analysis.board.CoverageSummary;
import pactwatch.analysis.board.MemberBoard;
import pactwatch.analysis.contract.MemberState;
import pactwatch.analysis.contract.Status;
import pactwatch.analysis.status.MemberProjection;

/** The board of all members, the page of one member and of one claim. */
@Path("/")
@Produces("text/html;charset=UTF-8")
@RunOnVirtualThread
public class BoardPage {

    private final MemberBoard board;
    private final Coverage coverage;
    private final EvidenceReader evidence;
    private final InstantSource clock;
    private final boolean isDemo;

    @Inject
    BoardPage(
            MemberBoard board,
            Coverage coverage,
            EvidenceReader evidence,
            InstantSource clock,
            AnalysisConfig config) {
        this.board = board;
        this.coverage = coverage;
        this.evidence = evidence;
        this.clock = clock;
        this.isDemo = config.demo();
    }

    /** Every member, grouped by status. */
    @GET
    public Response board(
            @QueryParam("validAt") @Nullable String validAt,
            @QueryParam("knownAt") @Nullable String knownAt) {
        return times(validAt, knownAt)
                .map(asOf -> board(asOf, query(validAt, knownAt)))
                .orElseGet(BoardPage::badTime);
    }

    private Response board(AsOf asOf, String query) {
        Instant now = clock.instant();
        Instant known = asOf.known(now);
        List<MemberState> states = board.all(asOf).stream().map(MemberProjection::state).toList();
        List<Views.Group> groups = new ArrayList<>();
        addGroup(groups, states, Status.MEMBER, "Members", known);
        addGroup(groups, states, Status.SUSPENDED, "Participation suspended", known);
        addGroup(groups, states, Status.WITHDRAWN, "Left", known);
        addGroup(groups, states, Status.OBSERVER, "Observers", known);
        Views.Board view =
                new Views.Board(
                        isDemo,
                        asOf.isPresent(),
                        board.pack().code(),
                        sources(coverage.summary()),
                        said(asOf, now),
                        query,
                        LocalDate.ofInstant(known, ZoneOffset.UTC).toString(),
                        groups,
                        rows(states, Status.NON_MEMBER, known));
        return Response.ok(Pages.board(view).render()).build();
    }

    private static void addGroup(
            List<Views.Group> groups,
            List<MemberState> states,
            Status status,
            String title,
            Instant now) {
        List<Views.Row> rows = rows(states, status, now);
        if (!rows.isEmpty()) {
            groups.add(new Views.Group(status.name().toLowerCase(Locale.ROOT), title, rows));
        }
    }

    private static List<Views.Row> rows(List<MemberState> states, Status status, Instant now) {
        return states.stream()
                .filter(s -> s.status() == status)
                .map(s -> Views.Row.of(s, now))
                .toList();
    }

    private static String sources(CoverageSummary summary) {
        Instant lastChecked = summary.lastChecked();
        if (summary.sources() == 0) {
            return "No source is watched yet.";
        }
        if (lastChecked == null) {
            return Words.number(summary.sources(), "source") + " watched, none asked yet.";
        }
        return "%d of %s answered, last checked %s."
                .formatted(
                        summary.answering(),
                        Words.number(summary.sources(), "source"),
                        Words.time(lastChecked));
    }

    /** One member, down to the quotes. */
    @GET
    @Path("members/{code}")
    public Response member(
            @PathParam("code") String code,
            @QueryParam("validAt") @Nullable String validAt,
            @QueryParam("knownAt") @Nullable String knownAt) {
        return times(validAt, knownAt)
                .map(asOf -> member(code, asOf, query(validAt, knownAt)))
                .orElseGet(BoardPage::badTime);
    }

    private Response member(String code, AsOf asOf, String query) {
        Optional<MemberProjection> found = board.one(code.toUpperCase(Locale.ROOT), asOf);
        if (found.isEmpty()) {
            return message(404, "Not found", "The pact's pack has no member with this code.");
        }
        Instant now = clock.instant();
        MemberState state = found.get().state();
        Views.Member view =
                new Views.Member(
                        isDemo,
                        said(asOf, now),
                        query,
                        Views.Row.of(state, asOf.known(now)),
                        Sentences.ofStatus(state, board.pack().code()),
                        evidence.developments(found.get()));
        return Response.ok(Pages.member(view).render()).build();
    }

    /** One claim in its article. */
    @GET
    @Path("claims/{id}")
    public Response claim(@PathParam("id") String id) {
        return evidence.claim(id, isDemo)
                .map(view -> Response.ok(Pages.claim(view).render()).build())
                .orElseGet(() -> message(404, "Not found", "No article ever said this."));
    }

    private static Optional<AsOf> times(@Nullable String validAt, @Nullable String knownAt) {
        Optional<Instant> valid = Optional.ofNullable(validAt).flatMap(AsOf::parse);
        Optional<Instant> known = Optional.ofNullable(knownAt).flatMap(AsOf::parse);
        boolean isBad =
                (validAt != null && valid.isEmpty()) || (knownAt != null && known.isEmpty());
        return isBad
                ? Optional.empty()
                : Optional.of(new AsOf(valid.orElse(null), known.orElse(null)));
    }

    /** The query that keeps both times from page to page. */
    private static String query(@Nullable String validAt, @Nullable String knownAt) {
        List<String> parts = new ArrayList<>();
        if (knownAt != null) {
            parts.add("knownAt=" + URLEncoder.encode(knownAt, StandardCharsets.UTF_8));
        }
        if (validAt != null) {
            parts.add("validAt=" + URLEncoder.encode(validAt, StandardCharsets.UTF_8));
        }
        return parts.isEmpty() ? "" : "?" + String.join("&", parts);
    }

    private static @Nullable String said(AsOf asOf, Instant now) {
        if (asOf.isPresent()) {
            return null;
        }
        String known = "As known on " + Words.time(asOf.known(now));
        return asOf.validAt() == null
                ? known + "."
                : known + ", for " + Words.time(asOf.valid(now)) + ".";
    }

    private static Response badTime() {
        return message(
                400,
                "Not a time",
                "knownAt and validAt take a day such as 2024-02-22, whose end counts, or an instant"
                        + " such as 2024-02-22T18:00:00Z.");
    }

    private static Response message(int status, String title, String detail) {
        return Response.status(status).entity(Pages.message(title, detail).render()).build();
    }
}
