package pactwatch.analysis.statement;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import pactwatch.analysis.contract.Assertion;
import pactwatch.analysis.contract.Kind;
import pactwatch.analysis.text.Morph;

/**
 * Turns of phrase that name an act by themselves: the lexicon says which act it is, and either its
 * tense, for an act that is told, or the assertion that the words carry.
 */
final class OwnWordRules {

    private static final String PREFIX = "IS_";
    private static final Set<String> NOT = Set.of("не", "ни");
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
        boolean isNoBoycott =
                !(scene.story().isOfMeeting() || isOfPaper(scene)) || scene.has("REPRESENTED");
        boolean isDrill =
                kind == Kind.INTERVENTION && (scene.isTraining() || isOfDoing(scene, trigger));
        if ((kind == Kind.BOYCOTT && isNoBoycott) || isDrill || isOfWhoever(scene, trigger)) {
            return;
        }
        Assertion carried = CARRIED.get(trigger.mark().value());
        Factuality factuality = Factuality.of(scene, trigger);
        boolean isNot = NOT.contains(scene.form(trigger.start() - 1));
        Assertion told =
                carried == null
                        ? isNot
                                ? Assertion.DENIED
                                : factuality.ofRefusal(trigger.tense().equals("FUT"))
                        : factuality.isGuess() ? Assertion.POSSIBLE : carried;
        members(scene, trigger, past).stream()
                .filter(m -> kind == Kind.ACCESSION || past.isParty(m))
                .filter(m -> !past.isLeading(m) || kind == Kind.ASSISTANCE_REQUEST)
                .forEach(m -> found.add(Found.of(kind, m, told, trigger, "own-word." + kind)));
    }

    /** A paper that waits to be signed; not that of the treaty itself, which lapses without. */
    private static boolean isOfPaper(Scene scene) {
        return scene.has("PAPER") && !scene.has("PROLONG");
    }

    /** "Миротворцы не будут разгонять": of what a force does, not whether it comes. */
    private static boolean isOfDoing(Scene scene, Trigger trigger) {
        return trigger.end() < scene.size()
                && scene.token(trigger.end()).morphs().stream()
                        .anyMatch(m -> m.tense() == Morph.Tense.INF);
    }

    /** "Армению на встрече никто представлять не будет". */
    private static Optional<Actor> missed(Scene scene, Trigger trigger) {
        return scene.has("NOBODY", trigger.start(), trigger.end())
                ? scene.actors().stream()
                        .filter(a -> a.from() >= trigger.from() && a.to() <= trigger.to())
                        .filter(a -> a.sort() == Actor.Sort.STATE && !Roles.isGoverned(scene, a))
                        .filter(a -> a.can(Morph.Case.ACCUSATIVE) && !a.can(Morph.Case.NOMINATIVE))
                        .findFirst()
                : Optional.empty();
    }

    /** "Должника, не платившего взносы": a participle says of whom it is, and names nobody. */
    private static boolean isOfWhoever(Scene scene, Trigger trigger) {
        for (int i = trigger.start(); i < trigger.end(); i++) {
            boolean isParticiple =
                    scene.token(i).morphs().stream()
                            .anyMatch(m ->
                                    m.tense() == Morph.Tense.PAST && m.casus() != Morph.Case.NONE);
            if (isParticiple && scene.form(i - 1).equals("не")) {
                return true;
            }
        }
        return false;
    }

    /** Those whom the words name, or else whoever does it. */
    private static List<String> members(Scene scene, Trigger trigger, SourcedPast past) {
        List<String> named =
                scene.actors().stream()
                        .filter(a -> a.from() >= trigger.start() && a.to() <= trigger.end())
                        .filter(a -> a.code() != null && !Roles.isGoverned(scene, a))
                        .map(a -> String.valueOf(a.code()))
                        .toList();
        if (!named.isEmpty()) {
            return named;
        }
        if (trigger.mark().category().startsWith("IS_INTERVENTION")) {
            return Places.destination(scene, trigger.mark())
                    .or(() -> scene.host(past))
                    .filter(p -> !past.isLeading(p))
                    .stream()
                    .toList();
        }
        Optional<Actor> missed = missed(scene, trigger);
        if (missed.isPresent()) {
            return missed.map(a -> Roles.list(scene, a)).orElse(List.of());
        }
        boolean isLeaders =
                scene.story().isOfLeader()
                        && trigger.mark().category().equals("IS_ASSISTANCE_REQUEST")
                        && Roles.subjectActor(scene, trigger).isEmpty();
        return isLeaders ? past.leading() : Roles.subjects(scene, trigger);
    }
}
