package pactwatch.analysis.radar;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A word that stands where claims could be, and how often none was found.
 *
 * @param unread articles in which it stands beside the pact and a member without a claim
 * @param read articles in which the sentence gave a claim
 * @param examples the latest sentences without one
 */
public record MissedWord(String word, int unread, int read, List<Example> examples) {

    public MissedWord {
        examples = List.copyOf(examples);
    }

    /**
     * How much it looks like a gap: its count, less where sentences with it are often read.
     *
     * @return 0 or more; the greater, the likelier a missing wording
     */
    public double score() {
        return unread == 0 ? 0 : (double) unread * unread / (unread + read);
    }

    /**
     * A sentence that led to no claim.
     *
     * @param url of its article, if that has one
     */
    public record Example(
            String article,
            @Nullable URI url,
            String publisher,
            Instant published,
            List<String> members,
            String sentence) {

        public Example {
            members = List.copyOf(members);
        }
    }
}
