package pactwatch.analysis.standing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import pactwatch.analysis.LineSamples;
import pactwatch.analysis.contract.Claim;
import pactwatch.analysis.contract.ClaimEvent;
import pactwatch.ingest.contract.Article;

class SaidClaimsTest {

    private static final String FROZEN = "!AM SUSPENSION ACTUAL 2024-02-22";
    private static final String LEFT = "!UZ WITHDRAWAL ACTUAL 2012-06-28";

    private final SaidClaims said = new SaidClaims();

    private List<ClaimEvent> read(Article article) {
        List<ClaimEvent> events = said.compare(article, LineSamples.extract(article));
        events.forEach(said::accept);
        return events;
    }

    @Test
    void claimsAllThatAFirstVersionSays() {
        assertThat(read(LineSamples.article("a", 1, FROZEN, LEFT)))
                .hasSize(2)
                .allMatch(e -> e instanceof ClaimEvent.Claimed);
    }

    @Test
    void claimsAgainWhatARevisionStillSaysAtItsNewPlace() {
        read(LineSamples.article("a", 1, FROZEN));

        List<ClaimEvent> events = read(LineSamples.article("a", 2, "First line.", FROZEN));

        assertThat(events).singleElement().isInstanceOf(ClaimEvent.Claimed.class);
        Claim claim = ((ClaimEvent.Claimed) events.getFirst()).claim();
        assertThat(claim.article().version()).isEqualTo(2);
        assertThat(claim.start()).isEqualTo("First line.\n".length());
    }

    @Test
    void unsaysWhatARevisionNoLongerSaysOnce() {
        Article first = LineSamples.article("a", 1, FROZEN, LEFT);
        read(first);

        List<ClaimEvent> events = read(LineSamples.article("a", 2, FROZEN));

        Claim left = LineSamples.extract(first).get(1);
        assertThat(events)
                .contains(new ClaimEvent.Unsaid(left.id(), "a", 2, "CSTO", "UZ"))
                .hasSize(2);
        assertThat(read(LineSamples.article("a", 3))).hasSize(1);
        assertThat(read(LineSamples.article("a", 4))).isEmpty();
    }

    @Test
    void saysNothingTwice() {
        Article article = LineSamples.article("a", 1, FROZEN, FROZEN);

        assertThat(read(article)).hasSize(1);
        assertThat(read(article)).isEmpty();
    }
}
