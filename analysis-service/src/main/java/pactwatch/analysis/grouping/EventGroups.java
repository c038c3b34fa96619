package pactwatch.analysis.grouping;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import pactwatch.analysis.contract.Kind;
import pactwatch.analysis.evidence.DateSpan;
import pactwatch.analysis.evidence.DateSpan.Precision;
import pactwatch.analysis.evidence.Testimony;

/**
 * Groups what is told of events that pass, such as an intervention or a boycott: days close
 * together are one event; a vaguer date joins the latest event that it can mean.
 */
final class EventGroups {

    /** An event and the days that its most exact dates span. */
    private record Event(DateSpan span, Group group) {}

    private final Sort sort;
    private final int gapDays;
    private final List<Event> events = new ArrayList<>();

    private EventGroups(Sort sort) {
        this.sort = sort;
        this.gapDays = gapDays(sort.kind());
    }

    /** How far apart two days of one event can lie. */
    static int gapDays(Kind kind) {
        return switch (kind) {
            case BOYCOTT -> 7;
            case MEMBER_CLASH -> 10;
            case INTERVENTION_END -> 20;
            case ASSISTANCE_REQUEST, EXERCISE_CANCELLED -> 30;
            case INTERVENTION, ASSISTANCE_REFUSAL -> 45;
            case DUES_REFUSED,
                    SUSPENSION,
                    RESUMPTION,
                    WITHDRAWAL,
                    ACCESSION,
                    OBSERVER,
                    AFFIRMATION ->
                    180;
        };
    }

    /** Groups ACTUAL testimonies of one kind and form. */
    static List<Group> of(Sort sort, List<Testimony> own) {
        EventGroups groups = new EventGroups(sort);
        for (Precision precision : Precision.values()) {
            groups.place(own, precision);
        }
        groups.placeUndated(own);
        return groups.events.stream().map(Event::group).toList();
    }

    private void place(List<Testimony> own, Precision precision) {
        List<Event> earlier = List.copyOf(events);
        boolean isLasting = sort.kind() == Kind.INTERVENTION && precision == Precision.MONTH;
        int slack = isLasting ? gapDays : 0;
        List<Testimony> fresh = new ArrayList<>();
        for (Testimony t : own) {
            DateSpan span = t.when();
            if (span == null || span.precision() != precision) {
                continue;
            }
            Optional<Event> home =
                    earlier.stream()
                            .filter(e -> e.span().overlaps(widened(span, slack)))
                            .max(Comparator.comparing(e -> e.span().first()));
            home.ifPresentOrElse(e -> e.group().say(t), () -> fresh.add(t));
        }
        chain(fresh, precision == Precision.DAY ? gapDays : 0);
    }

    /** What lasts is also told of in the months after it began. */
    private static DateSpan widened(DateSpan span, int days) {
        return new DateSpan(span.edtf(), span.first().minusDays(days), span.last().plusDays(days));
    }

    private void chain(List<Testimony> dated, int gap) {
        List<Testimony> sorted =
                dated.stream()
                        .sorted(
                                Comparator.comparing(EventGroups::firstDay)
                                        .thenComparing(Testimony.BY_PUBLICATION))
                        .toList();
        List<Testimony> chain = new ArrayList<>();
        LocalDate last = LocalDate.MIN;
        for (Testimony t : sorted) {
            if (!chain.isEmpty() && firstDay(t).isAfter(last.plusDays(gap))) {
                add(chain, last);
                chain.clear();
                last = LocalDate.MIN;
            }
            chain.add(t);
            last = lastDay(t).isAfter(last) ? lastDay(t) : last;
        }
        if (!chain.isEmpty()) {
            add(chain, last);
        }
    }

    private void add(List<Testimony> chain, LocalDate last) {
        DateSpan span = new DateSpan("", firstDay(chain.getFirst()), last);
        events.add(new Event(span, new Group(sort, chain)));
    }

    private static LocalDate firstDay(Testimony t) {
        DateSpan span = t.when();
        return span == null ? t.published() : span.first();
    }

    private static LocalDate lastDay(Testimony t) {
        DateSpan span = t.when();
        return span == null ? t.published() : span.last();
    }

    /**
     * Undated background means the latest event before; undated news means one that is about as old
     * as the news, or else an event of its own.
     */
    private void placeUndated(List<Testimony> own) {
        List<Event> earlier = List.copyOf(events);
        List<Testimony> fresh = new ArrayList<>();
        for (Testimony t : own) {
            if (t.when() != null) {
                continue;
            }
            LocalDate published = t.published();
            Optional<Event> home =
                    earlier.stream()
                            .filter(e -> !e.span().first().isAfter(published))
                            .max(Comparator.comparing(e -> e.span().first()))
                            .filter(e -> !t.claim().isNews() || isFresh(e, published));
            home.ifPresentOrElse(e -> e.group().say(t), () -> fresh.add(t));
        }
        chain(fresh, gapDays);
    }

    private boolean isFresh(Event event, LocalDate published) {
        return !event.span().last().isBefore(published.minusDays(gapDays));
    }
}
