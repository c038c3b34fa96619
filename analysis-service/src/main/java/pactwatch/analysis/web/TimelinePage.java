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
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pactwatch.analysis.board.AsOf;
import pactwatch.analysis.board.MemberBoard;
import pactwatch.analysis.status.MemberProjection;
import pactwatch.analysis.status.StatusSpan;

/** The course of every member as one picture, and in words. */
@Path("/timeline")
@Produces("text/html;charset=UTF-8")
@RunOnVirtualThread
public class TimelinePage {

    private final MemberBoard board;
    private final Frames frames;

    @Inject
    TimelinePage(MemberBoard board, Frames frames) {
        this.board = board;
        this.frames = frames;
    }

    @GET
    public Response timeline(
            @QueryParam("validAt") @Nullable String validAt,
            @QueryParam("knownAt") @Nullable String knownAt,
            @QueryParam("day") @Nullable String day,
            @Context UriInfo uri) {
        if (day != null) {
            return Sliders.redirect(day, validAt, uri);
        }
        Asked asked = Asked.of(validAt, knownAt);
        LocalDate shown = asked.validOn() == null ? asked.knownOn(frames.today()) : asked.validOn();
        List<MemberProjection> members =
                board.all(asked.asOf()).stream().filter(m -> !m.history().isEmpty()).toList();
        Views.Course view =
                new Views.Course(
                        frames.timed(
                                "Timeline",
                                "timeline",
                                asked,
                                uri,
                                "The members of the " + board.pack().code() + " over time.",
                                Frames.days(board.all(AsOf.PRESENT))),
                        board.pack().code(),
                        Picture.of(members, TimeControl.FIRST, frames.today(), shown),
                        members.stream().map(TimelinePage::course).toList());
        return Response.ok(Pages.timeline(view).render()).build();
    }

    private static Views.CourseOfMember course(MemberProjection member) {
        return new Views.CourseOfMember(
                member.state().code(),
                member.state().name(),
                member.history().stream().map(TimelinePage::words).toList());
    }

    private static String words(StatusSpan span) {
        String since = span.since();
        LocalDate until = span.until();
        String alternatives = Views.alternatives(span.alternatives());
        return Words.status(span.status())
                + (since == null ? "" : " from " + EdtfWords.of(since))
                + (alternatives == null ? "" : " (" + alternatives + ")")
                + (until == null ? "" : " to " + Words.day(until))
                + (span.contested() ? ", contested" : "");
    }
}
