package pactwatch.analysis.text;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.RandomAccess;

/**
 * The marks of one sentence in order of position. Those of a category, or at a place, are found
 * without looking at the others. Never changes.
 */
public final class Marks extends AbstractList<Mark> implements RandomAccess {

    public static final Marks NONE = new Marks(List.of());

    private final List<Mark> all;
    private final Map<String, List<Mark>> byCategory = new HashMap<>();

    private Marks(List<Mark> all) {
        this.all = List.copyOf(all);
        for (Mark mark : all) {
            byCategory.computeIfAbsent(mark.category(), _ -> new ArrayList<>(4)).add(mark);
        }
    }

    /**
     * Indexes marks.
     *
     * @param sorted by {@link Mark#from()}
     */
    public static Marks of(List<Mark> sorted) {
        return sorted.isEmpty() ? NONE : new Marks(sorted);
    }

    @Override
    public Mark get(int index) {
        return all.get(index);
    }

    @Override
    public int size() {
        return all.size();
    }

    /** The marks of a category, by position; not to be changed. */
    public List<Mark> of(String category) {
        List<Mark> marks = byCategory.get(category);
        return marks == null ? List.of() : marks;
    }

    public boolean has(String category) {
        return byCategory.containsKey(category);
    }

    /** The marks of a category that touch a range of tokens. */
    public List<Mark> within(String category, int from, int to) {
        List<Mark> marks = of(category);
        List<Mark> found = new ArrayList<>(Math.min(marks.size(), 4));
        for (int i = 0; i < marks.size(); i++) {
            if (touches(marks.get(i), from, to)) {
                found.add(marks.get(i));
            }
        }
        return found;
    }

    public boolean hasWithin(String category, int from, int to) {
        List<Mark> marks = of(category);
        for (int i = 0; i < marks.size(); i++) {
            if (touches(marks.get(i), from, to)) {
                return true;
            }
        }
        return false;
    }

    private static boolean touches(Mark mark, int from, int to) {
        return mark.from() < to && mark.to() > from;
    }

    /** The mark of a category that begins at a token; of several the first. */
    public Optional<Mark> at(String category, int token) {
        List<Mark> marks = of(category);
        for (int i = 0; i < marks.size(); i++) {
            if (marks.get(i).from() == token) {
                return Optional.of(marks.get(i));
            }
        }
        return Optional.empty();
    }

    /** Index of the first mark that begins at or after a token; the size if none does. */
    public int indexFrom(int token) {
        return indexFrom(all, token);
    }

    /** Index of the first of sorted marks that begins at or after a token. */
    public static int indexFrom(List<Mark> sorted, int token) {
        int low = 0;
        int high = sorted.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted.get(middle).from() < token) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
