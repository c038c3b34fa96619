package pactwatch.analysis.evidence;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import pactwatch.analysis.contract.Speaker;

/**
 * Counts independent sources of testimonies as they come. What shares a trait, such as the text,
 * the credited wire or the speaker, comes from one source; the count does not depend on the order.
 */
public final class Origins {

    /** What two testimonies of one source have in common. */
    private record Trait(Of of, Object value) {

        enum Of {
            HEARSAY,
            ARTICLE,
            COPIES,
            OUTLET,
            SPEAKER,
            PUBLISHER
        }
    }

    private static final List<Trait> HEARSAY = List.of(new Trait(Trait.Of.HEARSAY, ""));

    private final Function<Testimony, List<Trait>> traits;
    private final Map<Trait, Integer> numberByTrait = new HashMap<>();
    private final UnionFind sets = new UnionFind(0);
    private int count;

    private Origins(Function<Testimony, List<Trait>> traits) {
        this.traits = traits;
    }

    /** Who first said it: copies, retellings of one wire and of one speaker are one source. */
    public static Origins ofWord() {
        return new Origins(Origins::word);
    }

    /** Who brought it: outlets that do not copy each other are apart, whoever they quote. */
    public static Origins ofCarriers() {
        return new Origins(t -> {
            List<Trait> traits = text(t);
            traits.add(new Trait(Trait.Of.PUBLISHER, t.claim().article().publisher()));
            return traits;
        });
    }

    /** Whose report it is: copies of one text and retellings of one wire are one source. */
    public static Origins ofText() {
        return new Origins(Origins::text);
    }

    /** How many independent sources a number of testimonies come from. */
    public static int count(Collection<Testimony> testimonies) {
        Origins origins = ofWord();
        weighty(testimonies).forEach(origins::add);
        return origins.count();
    }

    /**
     * Leaves out what is told in passing after somebody had told it properly: it can have been
     * taken from there.
     */
    private static List<Testimony> weighty(Collection<Testimony> testimonies) {
        Instant word = firstPublished(testimonies, false);
        Instant hearsay = firstPublished(testimonies, true);
        boolean isOwn = hearsay.isBefore(word);
        return testimonies.stream().filter(t -> isOwn || !t.isHearsay()).toList();
    }

    private static Instant firstPublished(Collection<Testimony> testimonies, boolean isHearsay) {
        return testimonies.stream()
                .filter(t -> t.isHearsay() == isHearsay)
                .map(t -> t.claim().article().published())
                .min(Comparator.naturalOrder())
                .orElse(Instant.MAX);
    }

    public void add(Testimony testimony) {
        int first = -1;
        for (Trait trait : traits.apply(testimony)) {
            int number = numberByTrait.computeIfAbsent(trait, _ -> newSet());
            if (first >= 0 && sets.unite(first, number)) {
                count--;
            }
            first = number;
        }
    }

    private int newSet() {
        count++;
        return sets.add();
    }

    public int count() {
        return count;
    }

    /** The source of a testimony that was added: two with one number have one source. */
    public int sourceOf(Testimony testimony) {
        Trait trait = traits.apply(testimony).getFirst();
        return sets.find(Objects.requireNonNull(numberByTrait.get(trait), "never added"));
    }

    private static List<Trait> word(Testimony t) {
        if (t.isHearsay()) {
            return HEARSAY;
        }
        List<Trait> traits = text(t);
        Speaker speaker = t.claim().speaker();
        if (speaker != null) {
            traits.add(new Trait(Trait.Of.SPEAKER, lower(speaker.name()) + " of " + speaker.of()));
        }
        return traits;
    }

    private static List<Trait> text(Testimony t) {
        List<Trait> traits = new ArrayList<>(4);
        traits.add(new Trait(Trait.Of.ARTICLE, t.claim().article().id()));
        traits.add(new Trait(Trait.Of.COPIES, t.copies()));
        traits.add(new Trait(Trait.Of.OUTLET, t.outlet()));
        return traits;
    }

    private static String lower(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }
}
