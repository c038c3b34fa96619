package pactwatch.analysis.statement;

import java.util.List;
import java.util.Map;
import pactwatch.analysis.contract.Assertion;
import pactwatch.analysis.contract.Kind;

/**
 * Turns of phrase that name an act by themselves: the lexicon says which act it is, and either its
 * tense, for an act that is told, or the assertion that the words carry.
 */
final class OwnWordRules {

    private static final String PREFIX = "IS_";
    private static final Map<String, Assertion> CARRIED =
            Map.of(
                    "DENIED", Assertion.DENIED,
                    "POSSIBLE", Assertion.POSSIBLE,
                    "DEMANDED", Assertion.DEMANDED,
                    "ANNOUNCED", Assertion.ANNOUNCED);

    private OwnWordRules() {}

    static void find(Scene scene, Trigger trigger, SourcedPast past, List<Found> found) {
        if (!trigger.mark().category().startsWith(PREFIX) || !scene.isOfPact(trigger)) {
            return;
        }
        Kind kind = Kind.valueOf(trigger.mark().category().substring(PREFIX.length()));
        Assertion carried = CARRIED.get(trigger.mark().value());
        Factuality factuality = Factuality.of(scene, trigger);
        Assertion told =
                carried == null
                        ? factuality.ofRefusal(trigger.tense().equals("FUT"))
                        : factuality.isGuess() ? Assertion.POSSIBLE : carried;
        members(scene, trigger).stream()
                .filter(m -> kind == Kind.ACCESSION || past.isParty(m))
                .filter(m -> !past.isLeading(m) || kind == Kind.ASSISTANCE_REQUEST)
                .forEach(m -> found.add(Found.of(kind, m, told, trigger, "own-word." + kind)));
    }

    /** Those whom the words name, or else whoever does it. */
    private static List<String> members(Scene scene, Trigger trigger) {
        List<String> named =
                scene.actors().stream()
                        .filter(a -> a.from() >= trigger.start() && a.to() <= trigger.end())
                        .filter(a -> a.code() != null)
                        .map(a -> String.valueOf(a.code()))
                        .toList();
        return named.isEmpty() ? Roles.subjects(scene, trigger) : named;
    }
}
