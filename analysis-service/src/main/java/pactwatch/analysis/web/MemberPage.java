package pactwatch.analysis.web;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import pactwatch.analysis.board.AsOf;
import pactwatch.analysis.board.Coverage;
import pactwatch.analysis.board.Dossiers;
import pactwatch.analysis.board.FeedCoverage;
import pactwatch.analysis.board.MemberBoard;
import pactwatch.analysis.board.MemberCoverage;
import pactwatch.analysis.status.MemberProjection;

/** One member: its status, its course as a picture, and its developments with their quotes. */
@Path("/members/{code}")
@Produces("text/html;charset=UTF-8")
@RunOnVirtualThread
public class MemberPage {

    /** Quotes on each side of a development; its own page has all. */
    private static final int QUOTES_MAX = 2;

    private final MemberBoard board;
    private final Dossiers dossiers;
    private final Coverage coverage;
    private final EvidenceReader evidence;
    private final Frames frames;

    @Inject
    MemberPage(
            MemberBoard board,
            Dossiers dossiers,
            Coverage coverage,
            EvidenceReader evidence,
            Frames frames) {
        this.board = board;
        this.dossiers = dossiers;
        this.coverage = coverage;
        this.evidence = evidence;
        this.frames = frames;
    }

    @GET
    public Response member(
            @PathParam("code") String code,
            @QueryParam("validAt") @Nullable String validAt,
            @QueryParam("knownAt") @Nullable String knownAt,
            @QueryParam("day") @Nullable String day,
            @Context UriInfo uri) {
        if (day != null) {
            return Sliders.redirect(day, validAt, uri);
        }
        Asked asked = Asked.of(validAt, knownAt);
        Optional<MemberProjection> found = board.one(code.toUpperCase(Locale.ROOT), asked.asOf());
        return found.isEmpty()
                ? Messages.notFound(
                        "No member has this code; there are %s."
                                .formatted(
                                        board.pack().members().stream()
                                                .map(m -> "%s (%s)".formatted(m.code(), m.name()))
                                                .collect(Collectors.joining(", "))))
                : Response.ok(Pages.member(view(found.get(), asked, uri)).render()).build();
    }

    private Views.Member view(MemberProjection member, Asked asked, UriInfo uri) {
        String code = member.state().code();
        Instant known = asked.asOf().known(frames.now());
        MemberCoverage watched = coverage.of(code, known);
        String sentence = Sentences.ofStatus(member.state(), board.pack().code());
        List<Dossiers.Dossier> all =
                member.developments().reversed().stream()
                        .map(d -> dossiers.dossier(member, d))
                        .toList();
        EvidenceReader.Opened opened = evidence.open(all, QUOTES_MAX);
        LocalDate shown = asked.validOn() == null ? asked.knownOn(frames.today()) : asked.validOn();
        return new Views.Member(
                frames.timed(
                        member.state().name(),
                        "board",
                        asked,
                        uri,
                        sentence,
                        Frames.days(board.one(code, AsOf.PRESENT).stream().toList())),
                MemberRow.of(member.state(), watched, known),
                sentence,
                watched.down().stream().map(MemberPage::trouble).toList(),
                Picture.of(List.of(member), TimeControl.FIRST, frames.today(), shown),
                all.stream().map(opened::view).toList());
    }

    private static Views.Trouble trouble(FeedCoverage feed) {
        String trouble = feed.trouble();
        Instant since = feed.since();
        return new Views.Trouble(
                feed.name(),
                since == null ? "" : Words.time(since),
                trouble == null ? "It does not answer." : trouble);
    }
}
