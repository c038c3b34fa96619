package pactwatch.analysis.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import pactwatch.analysis.contract.Development;
import pactwatch.analysis.contract.MemberState.Intervention;
import pactwatch.analysis.contract.Stage;
import pactwatch.analysis.evidence.DateSpan;
import pactwatch.analysis.status.MemberProjection;
import pactwatch.analysis.status.StatusSpan;

/**
 * The course of members as bars on a line of years, drawn by the template.
 *
 * @param width in units of the picture, as all lengths are
 * @param now where the day asked for stands
 */
public record Picture(
        int width, int height, int now, String nowWords, List<Tick> ticks, List<Lane> lanes) {

    private static final int NAMES_WIDTH = 110;
    private static final int LEFT = 116;
    private static final int RIGHT = 16;
    private static final int WIDTH = 1_000;
    private static final int TOP = 26;
    private static final int LANE_HEIGHT = 34;
    private static final int BAR_HEIGHT = 16;
    private static final int TICK_YEARS = 4;
    private static final int LABEL_WIDTH_MIN = 76;
    private static final int LABEL_INDENT = 7;

    /** Where the lanes begin, beside the names. */
    public int left() {
        return NAMES_WIDTH;
    }

    public int lanesWidth() {
        return width - NAMES_WIDTH;
    }

    /** A year. */
    public record Tick(int x, String label) {}

    /** One member. */
    public record Lane(
            String code, String name, int y, int middle, List<Bar> bars, List<Dot> dots) {}

    /**
     * A time in one status.
     *
     * @param label shown in the bar, if it has room
     */
    public record Bar(
            int x,
            int y,
            int width,
            int height,
            String kind,
            boolean contested,
            String title,
            @Nullable String label) {

        public int labelX() {
            return x + LABEL_INDENT;
        }
    }

    /** An event. */
    public record Dot(int x, int y, String kind, String title, @Nullable String development) {}

    /** A line of days. */
    private record Scale(LocalDate from, LocalDate to) {
        int x(LocalDate day) {
            LocalDate inside = day.isBefore(from) ? from : day.isAfter(to) ? to : day;
            double share =
                    (double) (inside.toEpochDay() - from.toEpochDay())
                            / Math.max(1, to.toEpochDay() - from.toEpochDay());
            return LEFT + (int) Math.round(share * (WIDTH - LEFT - RIGHT));
        }
    }

    /**
     * Members from a day to another.
     *
     * @param day the day asked for
     */
    static Picture of(List<MemberProjection> members, LocalDate from, LocalDate to, LocalDate day) {
        Scale scale = new Scale(from, to);
        List<Tick> ticks = new ArrayList<>();
        int step = to.getYear() - from.getYear() > 3 * TICK_YEARS ? TICK_YEARS : 1;
        for (int year = from.getYear() + 1; year <= to.getYear(); year++) {
            if (year % step == 0) {
                ticks.add(new Tick(scale.x(LocalDate.of(year, 1, 1)), Integer.toString(year)));
            }
        }
        List<Lane> lanes = new ArrayList<>();
        for (MemberProjection member : members) {
            lanes.add(lane(member, scale, day, TOP + lanes.size() * LANE_HEIGHT));
        }
        return new Picture(
                WIDTH,
                TOP + lanes.size() * LANE_HEIGHT + 6,
                scale.x(day),
                Words.day(day),
                ticks,
                lanes);
    }

    private static Lane lane(MemberProjection member, Scale scale, LocalDate day, int y) {
        List<Bar> bars = new ArrayList<>();
        for (StatusSpan span : member.history()) {
            bars.add(bar(span, scale, day, y + 7));
        }
        List<Dot> dots = new ArrayList<>();
        for (Intervention intervention : member.state().interventions()) {
            dots.add(dot(intervention, scale, y));
        }
        for (Development d : member.developments()) {
            if (d.kind().isFriction() && d.actual() != null && d.actual() != Stage.RETRACTED) {
                LocalDate when = first(d.eventDate());
                if (when != null) {
                    dots.add(new Dot(scale.x(when), y + 27, "friction", d.sentence(), d.id()));
                }
            }
        }
        return new Lane(member.state().code(), member.state().name(), y, y + 19, bars, dots);
    }

    private static Bar bar(StatusSpan span, Scale scale, LocalDate day, int y) {
        LocalDate until = span.until();
        int x = scale.x(span.from());
        int width = Math.max(2, scale.x(until == null ? day : until) - x);
        String status = Words.status(span.status());
        String since = span.since();
        String title =
                status
                        + (since == null ? "" : " since " + EdtfWords.of(since))
                        + (until == null ? "" : ", until " + Words.day(until))
                        + (span.contested() ? ", contested" : "");
        return new Bar(
                x,
                y,
                width,
                BAR_HEIGHT,
                span.status().name().toLowerCase(Locale.ROOT),
                span.contested(),
                title,
                width >= LABEL_WIDTH_MIN ? Words.statusShort(span.status()) : null);
    }

    private static Dot dot(Intervention i, Scale scale, int y) {
        LocalDate since = first(i.since());
        String until = i.until();
        String title =
                Words.form(i.form())
                        + (i.since() == null ? "" : ", " + EdtfWords.of(i.since()))
                        + (until == null ? ", goes on" : " to " + EdtfWords.of(until));
        return new Dot(since == null ? LEFT : scale.x(since), y + 4, "intervention", title, null);
    }

    private static @Nullable LocalDate first(@Nullable String edtf) {
        return edtf == null ? null : DateSpan.parse(edtf).map(DateSpan::first).orElse(null);
    }
}
