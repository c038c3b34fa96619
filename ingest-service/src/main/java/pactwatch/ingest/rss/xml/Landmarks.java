package pactwatch.ingest.rss.xml;

import java.util.HashSet;
import java.util.Set;

/**
 * Searches forward in a text and remembers what occurs no more, so that a text full of beginnings
 * without ends is not searched to its end again and again.
 */
final class Landmarks {

    private final String text;
    private final Set<String> exhausted = new HashSet<>();

    Landmarks(String text) {
        this.text = text;
    }

    /** The index after the next landmark, or the fall-back if none follows. */
    int after(String landmark, int from, int otherwise) {
        int found = find(landmark, from);
        return found < 0 ? otherwise : found + landmark.length();
    }

    /** The index of the next landmark, or where the search began if none follows. */
    int before(String landmark, int from) {
        int found = find(landmark, from);
        return found < 0 ? from : found;
    }

    private int find(String landmark, int from) {
        if (exhausted.contains(landmark)) {
            return -1;
        }
        int found = text.indexOf(landmark, from);
        if (found < 0) {
            exhausted.add(landmark);
        }
        return found;
    }
}
