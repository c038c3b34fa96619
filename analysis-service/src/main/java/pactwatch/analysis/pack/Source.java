package pactwatch.analysis.pack;

import org.jspecify.annotations.Nullable;

/**
 * What is known of a publisher.
 *
 * @param domain registrable domain
 * @param name for people
 * @param reliability Admiralty letter, A (completely reliable) to F (cannot be judged)
 * @param isOfficial whether it belongs to a government or to the alliance
 * @param of whose it is: a state's code or the pack's, if it is official
 */
public record Source(
        String domain, String name, char reliability, boolean isOfficial, @Nullable String of) {

    public Source {
        if (reliability < 'A' || reliability > 'F') {
            throw new IllegalArgumentException("A source's reliability is A to F: " + domain);
        }
    }

    static Source unknown(String domain) {
        return new Source(domain, domain, 'F', false, null);
    }
}
