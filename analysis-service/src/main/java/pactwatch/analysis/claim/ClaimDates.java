package pactwatch.analysis.claim;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pactwatch.analysis.contract.Assertion;
import pactwatch.analysis.contract.Kind;
import pactwatch.analysis.text.Mark;

/** Which of a sentence's dates is the date of the act, and which that of its telling. */
final class ClaimDates {

    private static final int DISTANCE_MAX = 45;
    private static final int COMMA_DISTANCE = 4;
    private static final int BREAK_DISTANCE = 20;
    private static final int BEFORE_DISTANCE = 3;
    private static final int SAY_REACH = 4;
    private static final int CYCLE_DAYS = 8;

    private final Reading reading;
    private final Frame frame;
    private final LocalDate published;
    private final TimeWords words;

    ClaimDates(Reading reading, Frame frame, LocalDate published, TimeWords words) {
        this.reading = reading;
        this.frame = frame;
        this.published = published;
        this.words = words;
    }

    /** The date nearest to the trigger that no verb of saying governs. */
    @Nullable EventDate ofAct(List<EventDate> dates) {
        if (frame.dateFrom() >= 0) {
            return dates.stream()
                    .filter(d -> d.from() >= frame.dateFrom())
                    .findFirst()
                    .orElse(null);
        }
        return nearest(dates.stream().filter(d -> !isSaid(d) && !isOfOther(d)).toList())
                .orElse(null);
    }

    /** "Seven years after it walked out" dates what comes after it. */
    private boolean isOfOther(EventDate date) {
        return words.is("AFTER", reading.form(date.to() - 1)) && frame.trigger().from() < date.to();
    }

    /** The date that a verb of saying governs. */
    @Nullable EventDate ofSaying(List<EventDate> dates) {
        return nearest(dates.stream().filter(this::isSaid).toList()).orElse(null);
    }

    private Optional<EventDate> nearest(List<EventDate> dates) {
        return dates.stream()
                .filter(d -> weight(d) <= DISTANCE_MAX)
                .min(
                        Comparator.comparingInt((EventDate d) -> isInClause(d) ? 0 : 1)
                                .thenComparingInt(this::weight));
    }

    /** "Said on Thursday", "told reporters on 12 June". */
    private boolean isSaid(EventDate date) {
        return reading.of("SAY").stream()
                .filter(m -> m.to() <= date.from())
                .filter(m -> date.from() - m.to() <= SAY_REACH)
                .filter(m -> m.from() < frame.trigger().from() || m.from() >= frame.trigger().to())
                .anyMatch(m -> !hasBreak(m.to(), date.from()) && !isTriggerBetween(m, date));
    }

    private boolean isTriggerBetween(Mark say, EventDate date) {
        return frame.trigger().from() >= say.to() && frame.trigger().from() < date.from();
    }

    private boolean hasBreak(int from, int to) {
        for (int i = from; i < to; i++) {
            String form = reading.form(i);
            if (form.equals(",") || form.equals(";") || form.equals(":")) {
                return true;
            }
        }
        return false;
    }

    /** Each break between an act and a date makes it less likely that they belong together. */
    private int weight(EventDate date) {
        int from = Math.min(frame.trigger().to(), date.to());
        int to = Math.max(frame.trigger().from(), date.from());
        int weight =
                date.from() >= frame.trigger().to()
                        ? date.from() - frame.trigger().to()
                        : date.to() <= frame.trigger().from()
                                ? BEFORE_DISTANCE + frame.trigger().from() - date.to()
                                : 0;
        for (int i = from; i < to; i++) {
            String form = reading.form(i);
            weight += form.equals(",") ? COMMA_DISTANCE : form.equals(";") ? BREAK_DISTANCE : 0;
            weight += form.equals("and") || form.equals("и") ? BEFORE_DISTANCE : 0;
        }
        return weight;
    }

    private boolean isInClause(EventDate date) {
        return date.from() >= frame.from() && date.from() < frame.to();
    }

    /** What is still to come lies ahead: a weekday is the next, a month without a year too. */
    @Nullable EventDate ahead(@Nullable EventDate date) {
        if (date == null || !isInClause(date)) {
            return null;
        }
        boolean isWeekday = words.is("WEEKDAY", reading.form(date.from()));
        boolean isPast = date.last().isBefore(published);
        if (isWeekday && isPast && date.isDay()) {
            return EventDate.day(date.from(), date.to(), date.first().plusWeeks(1));
        }
        boolean isLongPast = date.last().isBefore(published.minusDays(CYCLE_DAYS));
        boolean isGoverned = words.is("FROM", reading.form(date.from() - 1));
        boolean isAfter = date.from() >= frame.trigger().to();
        return date.isYearGuessed() && isLongPast && isGoverned && isAfter ? date.nextYear() : date;
    }

    /** The EDTF of a settled draft, if it has a date. */
    static @Nullable String edtf(Draft draft, List<EventDate> lead, LocalDate published) {
        if (draft.isActual() || draft.kind() == Kind.AFFIRMATION) {
            return ofHappening(draft, lead, published);
        }
        EventDate date = draft.date();
        if (!draft.isNews()) {
            EventDate said = date == null ? draft.saidOn() : date;
            return said == null ? null : said.edtf();
        }
        if (date != null) {
            boolean isPlan = date.last().isAfter(published) && !isOfTalk(draft, date, published);
            return isPlan ? date.edtf() : null;
        }
        boolean isComingMeeting =
                draft.kind() == Kind.BOYCOTT && draft.assertion() == Assertion.ANNOUNCED;
        return isComingMeeting ? EventDate.month(0, 0, published).edtf() : null;
    }

    /** A day of this week beside what is denied, demanded or only possible is that of the talk. */
    private static boolean isOfTalk(Draft draft, EventDate date, LocalDate published) {
        boolean isMeeting = draft.kind() == Kind.BOYCOTT || draft.kind() == Kind.EXERCISE_CANCELLED;
        return draft.assertion() != Assertion.ANNOUNCED
                && !isMeeting
                && date.isDay()
                && !date.first().isAfter(published.plusDays(CYCLE_DAYS));
    }

    private static @Nullable String ofHappening(
            Draft draft, List<EventDate> lead, LocalDate published) {
        if (draft.date() != null) {
            return draft.date().edtf();
        }
        EventDate said = draft.saidOn();
        boolean isStill = draft.reading().has("STILL");
        if (!draft.isNews()) {
            return said != null && isStill ? said.edtf() : null;
        }
        if (draft.reading().has("RECENT")) {
            return null;
        }
        return said != null && !said.last().isBefore(published.minusDays(CYCLE_DAYS))
                ? said.edtf()
                : ofNews(lead, published).edtf();
    }

    /**
     * When the news of an article happened that dates it nowhere near: the day that its lead names,
     * or else the month of publication.
     */
    private static EventDate ofNews(List<EventDate> lead, LocalDate published) {
        return lead.stream()
                .filter(EventDate::isDay)
                .filter(d -> !d.first().isAfter(published))
                .filter(d -> d.first().isAfter(published.minusDays(CYCLE_DAYS)))
                .findFirst()
                .orElse(EventDate.month(0, 0, published));
    }
}
