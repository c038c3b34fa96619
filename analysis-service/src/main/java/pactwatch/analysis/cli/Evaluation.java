package pactwatch.analysis.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import pactwatch.analysis.claim.Extractor;
import pactwatch.analysis.gold.ArticleLine;
import pactwatch.analysis.gold.GoldClaim;
import pactwatch.analysis.gold.Score;

/**
 * Scores an extractor against gold items: claims (kind, member, assertion), dated, kinds (kind,
 * member) and alerts, over all and by language; and claims by kind and by assertion.
 */
final class Evaluation {

    private final Extractor extractor;
    private final Map<String, Score> scores = new TreeMap<>();
    private final List<String> misses = new ArrayList<>();

    Evaluation(Extractor extractor) {
        this.extractor = extractor;
    }

    /** The figures by their names, such as {@code claims en}. */
    Map<String, Score> scores() {
        return scores;
    }

    /** What was missed and what was wrong, an item a line. */
    List<String> misses() {
        return misses;
    }

    void add(JsonNode item) {
        List<GoldClaim> gold = GoldClaim.all(item.path("claims"));
        List<GoldClaim> said =
                extractor.extract(ArticleLine.read(item)).stream().map(GoldClaim::of).toList();
        for (String scope : List.of("all", item.path("lang").asText("und"))) {
            add("claims " + scope, Score.of(gold, said, GoldClaim::triple));
            add("kinds " + scope, Score.of(gold, said, GoldClaim::pair));
            add("dated " + scope, dated(gold, said));
            add("alerts " + scope, alerts(item, said));
        }
        Stream.concat(gold.stream(), said.stream())
                .flatMap(c -> Stream.of("kind " + c.kind(), "assertion " + c.assertion()))
                .distinct()
                .forEach(name -> addPart(name, gold, said));
        noteMisses(item, gold, said);
    }

    private void addPart(String name, List<GoldClaim> gold, List<GoldClaim> said) {
        String value = name.substring(name.indexOf(' ') + 1);
        Predicate<GoldClaim> isPart = c -> c.kind().equals(value) || c.assertion().equals(value);
        add(
                name,
                Score.of(
                        gold.stream().filter(isPart).toList(),
                        said.stream().filter(isPart).toList(),
                        GoldClaim::triple));
    }

    private void add(String name, Score score) {
        scores.merge(name, score, Score::plus);
    }

    private static Set<String> keys(Stream<GoldClaim> claims, Function<GoldClaim, String> key) {
        return claims.map(key).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Score dated(List<GoldClaim> gold, List<GoldClaim> said) {
        List<GoldClaim> left = new ArrayList<>(gold);
        int hits = 0;
        int wrong = 0;
        Set<String> seen = new HashSet<>();
        for (GoldClaim claim : said) {
            if (!seen.add(claim.triple() + " " + claim.eventDate())) {
                continue;
            }
            GoldClaim found =
                    left.stream()
                            .filter(g -> g.triple().equals(claim.triple()) && g.hasDateOf(claim))
                            .findFirst()
                            .orElse(null);
            if (found == null) {
                wrong++;
            } else {
                left.remove(found);
                hits += found.isOptional() ? 0 : 1;
            }
        }
        int missed = (int) left.stream().filter(g -> !g.isOptional()).count();
        return new Score(hits, wrong, missed);
    }

    private static Score alerts(JsonNode item, List<GoldClaim> said) {
        Set<String> must = pairs(item.path("alert"));
        Set<String> may = new HashSet<>(must);
        may.addAll(pairs(item.path("alert_optional")));
        return Score.of(must, may, GoldClaim.alerts(said));
    }

    private static Set<String> pairs(JsonNode alerts) {
        return StreamSupport.stream(alerts.spliterator(), false)
                .map(a -> a.path("kind").asText() + " " + a.path("member").asText())
                .collect(Collectors.toSet());
    }

    private void noteMisses(JsonNode item, List<GoldClaim> gold, List<GoldClaim> said) {
        Set<String> missed = keys(gold.stream().filter(c -> !c.isOptional()), GoldClaim::triple);
        missed.removeAll(keys(said.stream(), GoldClaim::triple));
        Set<String> extra = keys(said.stream(), GoldClaim::triple);
        extra.removeAll(keys(gold.stream(), GoldClaim::triple));
        if (!missed.isEmpty() || !extra.isEmpty()) {
            misses.add(item.path("id").asText() + " missed " + missed + " extra " + extra);
        }
    }
}
