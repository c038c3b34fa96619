package pactwatch.analysis.statement;

import java.time.LocalDate;
import java.util.IdentityHashMap;
import java.util.List;
import pactwatch.analysis.text.Sentence;

/** The dates that the sentences of one article name, each read once. */
final class ArticleDates {

    private final LocalDate published;
    private final IdentityHashMap<Sentence, List<StatedDate>> found = new IdentityHashMap<>();

    ArticleDates(LocalDate published) {
        this.published = published;
    }

    LocalDate published() {
        return published;
    }

    /** All dates of a sentence, in order; who speaks makes no difference. */
    List<StatedDate> of(Scene scene) {
        return found.computeIfAbsent(scene.sentence(), _ -> StatedDates.of(scene, published));
    }
}
