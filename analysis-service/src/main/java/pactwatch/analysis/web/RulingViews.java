package pactwatch.analysis.web;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pactwatch.analysis.contract.Development;
import pactwatch.analysis.contract.Grade;
import pactwatch.analysis.ruling.Ruling;

/** What analysts decided, in words. */
final class RulingViews {

    private RulingViews() {}

    /** A verdict in one word. */
    static String verdictWords(Development.Verdict verdict) {
        return switch (verdict) {
            case CONFIRMED -> "Confirmed";
            case REJECTED -> "Rejected";
            case REGRADED -> "Regraded";
        };
    }

    /**
     * The decisions on one development.
     *
     * @param sequence that the next decision on the member has to name
     * @param signedIn whether the reader may decide
     */
    public record OnDevelopment(
            String member,
            String development,
            long sequence,
            boolean signedIn,
            List<Decision> decisions) {

        /** Newest first. */
        static OnDevelopment of(
                Development d, String name, List<Ruling> rulings, long last, boolean isSignedIn) {
            Set<String> keys = new HashSet<>(d.evidenceKeys());
            return new OnDevelopment(
                    d.member(),
                    d.id(),
                    last + 1,
                    isSignedIn,
                    rulings.reversed().stream()
                            .filter(r -> r.keys().stream().anyMatch(keys::contains))
                            .map(r -> Decision.of(r, name, false, last + 1))
                            .toList());
        }
    }

    /**
     * One decision.
     *
     * @param name of the member
     * @param undone who took it back and why; absent if it counts
     * @param orphaned whether no development holds its evidence any more
     * @param sequence that taking it back has to name
     */
    public record Decision(
            String id,
            String member,
            String name,
            String verdict,
            String verdictClass,
            String by,
            String why,
            String when,
            @Nullable String undone,
            boolean orphaned,
            long sequence,
            List<Key> keys) {

        private static final int KEYS_SHOWN_MAX = 5;

        static Decision of(Ruling r, String name, boolean isOrphaned, long sequence) {
            Grade grade = r.grade();
            Ruling.Undoing undone = r.undone();
            return new Decision(
                    r.id(),
                    r.member(),
                    name,
                    verdictWords(r.verdict()) + (grade == null ? "" : " to " + Words.grade(grade)),
                    r.verdict().name().toLowerCase(Locale.ROOT),
                    r.by(),
                    r.why(),
                    Words.time(r.recorded()),
                    undone == null
                            ? null
                            : "taken back by %s on %s: %s"
                                    .formatted(
                                            undone.by(),
                                            Words.time(undone.recorded()),
                                            undone.why()),
                    isOrphaned,
                    sequence,
                    r.keys().stream().limit(KEYS_SHOWN_MAX).map(Key::of).toList());
        }
    }

    /** Evidence that a decision named: an article, and what was read in it. */
    public record Key(String article, String words) {

        /** Of {@code article/member/kind/event year}; a key of another form is shown as it is. */
        static Key of(String key) {
            String[] parts = key.split("/", -1);
            if (parts.length != 4) {
                return new Key("", key);
            }
            return new Key(parts[0], parts[2] + (parts[3].isBlank() ? "" : " " + parts[3]));
        }
    }

    /**
     * A decision with what it is about.
     *
     * @param development id of the development that holds its evidence; empty if none does
     * @param sentence that says what is claimed; empty likewise
     */
    public record Told(Decision decision, String development, String sentence) {
        static Told of(Decision decision, Optional<Development> about) {
            return new Told(
                    decision,
                    about.map(Development::id).orElse(""),
                    about.map(Development::sentence).orElse(""));
        }
    }

    /** All decisions: those whose evidence is gone apart from the others. */
    public record All(Frame frame, boolean signedIn, List<Told> orphaned, List<Told> others) {}
}
