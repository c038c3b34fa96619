package pactwatch.analysis.claim;

import java.time.LocalDate;
import java.util.IdentityHashMap;
import java.util.List;
import pactwatch.analysis.text.Sentence;

/** The dates that the sentences of one article name, each read once. */
final class ArticleDates {

    private final TimeWords words;
    private final LocalDate published;
    private final IdentityHashMap<Sentence, List<EventDate>> found = new IdentityHashMap<>();

    ArticleDates(TimeWords words, LocalDate published) {
        this.words = words;
        this.published = published;
    }

    LocalDate published() {
        return published;
    }

    /** All dates of a sentence, in order. */
    List<EventDate> of(Reading reading) {
        return found.computeIfAbsent(reading.sentence(), s -> EventDates.find(s, published, words));
    }
}
