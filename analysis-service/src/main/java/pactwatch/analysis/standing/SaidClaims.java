package pactwatch.analysis.standing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import pactwatch.analysis.contract.Claim;
import pactwatch.analysis.contract.ClaimEvent;
import pactwatch.ingest.contract.Article;

/**
 * What each article says at present, by the ids of its claims, and what a new version changes. For
 * one thread.
 */
public final class SaidClaims {

    private record Subject(String pact, String member) {}

    private static final class Said {
        private int version;
        private final Map<String, Subject> subjects = new LinkedHashMap<>();
    }

    private final Map<String, Said> saidByArticle = new HashMap<>();

    /** Takes in what an article was found to say or no longer say. */
    public void accept(ClaimEvent event) {
        switch (event) {
            case ClaimEvent.Claimed(Claim claim) ->
                    said(claim.article().id(), claim.article().version())
                            .subjects
                            .put(claim.id(), new Subject(claim.pact(), claim.member()));
            case ClaimEvent.Unsaid unsaid ->
                    said(unsaid.article(), unsaid.version()).subjects.remove(unsaid.claim());
        }
    }

    private Said said(String article, int version) {
        Said said = saidByArticle.computeIfAbsent(article, _ -> new Said());
        said.version = Math.max(said.version, version);
        return said;
    }

    /**
     * What a version of an article changes: everything that it says, and what earlier versions said
     * and it does not. Changes nothing itself; a version that was seen before leads to nothing.
     *
     * @param found the claims of this version, in the order of the text
     */
    public List<ClaimEvent> compare(Article article, List<Claim> found) {
        Said before = saidByArticle.getOrDefault(article.id(), new Said());
        if (article.version() <= before.version) {
            return List.of();
        }
        Map<String, Claim> saysNow = new LinkedHashMap<>();
        found.forEach(c -> saysNow.putIfAbsent(c.id(), c));
        List<ClaimEvent> events = new ArrayList<>();
        saysNow.values().forEach(c -> events.add(new ClaimEvent.Claimed(c)));
        before.subjects.forEach((claim, subject) -> {
            if (!saysNow.containsKey(claim)) {
                events.add(
                        new ClaimEvent.Unsaid(
                                claim,
                                article.id(),
                                article.version(),
                                subject.pact(),
                                subject.member()));
            }
        });
        return events;
    }
}
