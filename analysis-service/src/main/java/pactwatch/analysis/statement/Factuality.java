package pactwatch.analysis.statement;

import static pactwatch.analysis.contract.Assertion.ACTUAL;
import static pactwatch.analysis.contract.Assertion.ANNOUNCED;
import static pactwatch.analysis.contract.Assertion.DEMANDED;
import static pactwatch.analysis.contract.Assertion.DENIED;
import static pactwatch.analysis.contract.Assertion.POSSIBLE;

import java.util.List;
import java.util.Set;
import pactwatch.analysis.contract.Assertion;
import pactwatch.analysis.contract.Speaker;
import pactwatch.analysis.text.Mark;
import pactwatch.analysis.text.Morph;

/**
 * How the source commits itself to an act: certainty and polarity by what governs the trigger in
 * its clause and in the clause above it, projected to the five assertions last (after FactBank;
 * Saurí and Pustejovsky 2009).
 */
final class Factuality {

    private static final int CHAIN = 6;
    private static final Set<String> NOT =
            Set.of("не", "ни", "չի", "չեն", "չէ", "չէր", "չէին", "չենք", "չեմ");
    private static final Set<String> SUBORDINATORS =
            Set.of(
                    "что", "чтобы", "будто", "ли", "щоб", "що", "чи", "якобы", "которых", "которой",
                    "котором", "թե", "որ");

    private final Scene scene;
    private final Trigger trigger;
    private final int above;

    private Factuality(Scene scene, Trigger trigger) {
        this.scene = scene;
        this.trigger = trigger;
        int clause = scene.clauseIndex(trigger.start());
        this.above =
                clause > 0 && isSubordinate(scene, clause)
                        ? scene.clauses().get(clause - 1)[0]
                        : trigger.from();
    }

    static Factuality of(Scene scene, Trigger trigger) {
        return new Factuality(scene, trigger);
    }

    private static boolean isSubordinate(Scene scene, int clause) {
        int from = scene.clauses().get(clause)[0];
        int to = Math.min(from + 3, scene.clauses().get(clause)[1]);
        for (int i = from; i < to; i++) {
            if (SUBORDINATORS.contains(scene.form(i))) {
                return true;
            }
        }
        return scene.form(from - 2).equals("ли") || scene.form(from - 1).equals("(");
    }

    /** The assertion of an act that the trigger names as such. */
    Assertion ofAct() {
        if (scene.has("OPEN", trigger.from(), trigger.to())) {
            return POSSIBLE;
        }
        if (isHedged()) {
            return isDemand() ? DEMANDED : POSSIBLE;
        }
        if (isDenied()) {
            return isAnalyst() ? POSSIBLE : DENIED;
        }
        return ofPositive();
    }

    /** The assertion of an act that a negation or a refusal is part of. */
    Assertion ofRefusal(boolean isFuture) {
        boolean isUnheard =
                isWithoutNotice() && scene.has("NOTICE", trigger.from(), trigger.start());
        if (isRejected() || scene.has("UNTRUE") || isSaidNot() || isUnheard) {
            return DENIED;
        }
        if (isDemand()) {
            return DEMANDED;
        }
        boolean isRumour =
                (isFuture || isIntent())
                        && scene.speaker() != null
                        && scene.speaker().role() == Speaker.Role.MEDIA;
        if (isGuess() || isRumour) {
            return POSSIBLE;
        }
        return isFuture ? ANNOUNCED : ACTUAL;
    }

    private Assertion ofPositive() {
        if (isDemand() && !scene.has("MODAL", trigger.start() - 2, trigger.start())) {
            return DEMANDED;
        }
        if (isByPolitician()) {
            return DEMANDED;
        }
        if (isGuess() || isDemand()) {
            return POSSIBLE;
        }
        return switch (trigger.tense()) {
            case "PAST" -> ACTUAL;
            case "PRES" -> isLeak() ? POSSIBLE : ACTUAL;
            case "FUT" -> isAnalyst() ? POSSIBLE : ANNOUNCED;
            case "INF" -> infinitive();
            case "ING" -> ACTUAL;
            default -> NOUN_DEFAULT;
        };
    }

    /** "Источники пишут: уходит". */
    private boolean isLeak() {
        Speaker speaker = scene.speaker();
        return speaker != null
                && speaker.role() == Speaker.Role.MEDIA
                && List.of("EXIT", "LEAVE").contains(trigger.mark().category());
    }

    /** What a bare noun means is for the rule of its kind to say. */
    static final Assertion NOUN_DEFAULT = ACTUAL;

    private Assertion infinitive() {
        if (scene.has("DECIDE", chainStart(), trigger.start())
                || scene.has("BEGIN", chainStart(), trigger.start())) {
            return ACTUAL;
        }
        return isIntent() ? ANNOUNCED : POSSIBLE;
    }

    boolean isIntent() {
        return scene.has("INTENT", chainStart(), trigger.start())
                || (trigger.isInfinitive() && scene.has("INTENT", trigger.end(), trigger.to()));
    }

    private int chainStart() {
        return Math.max(trigger.from(), trigger.start() - CHAIN);
    }

    /** "Не исключил", "не исключено". */
    private boolean isHedged() {
        return scene.has("HEDGE", above, trigger.to());
    }

    boolean isDenied() {
        return isNegated()
                || isRejected()
                || scene.has("UNTRUE")
                || isSaidNot()
                || isWithoutNotice()
                || isNotOnTheAgenda();
    }

    /** Whether "не" stands before the verb, or before what governs it. */
    boolean isNegated() {
        for (int i = trigger.start() + 1; i < trigger.end(); i++) {
            if (isNot(scene.form(i))) {
                return true;
            }
        }
        if (trigger.isNoun()) {
            return isNegatedNoun();
        }
        int at = trigger.start() - 1;
        for (int i = 0; i < CHAIN && at >= trigger.from(); i++, at--) {
            String form = scene.form(at);
            if (isNot(form)) {
                return !scene.form(at + 1).equals("только");
            }
            boolean isChain =
                    scene.has("CHAIN", at, at + 1)
                            || scene.has("MODAL", at, at + 1)
                            || scene.has("INTENT", at, at + 1)
                            || scene.has("DECIDE", at, at + 1);
            boolean isObject = trigger.isInfinitive() && i == 0 && isGoverned(at);
            if (!isChain && !isObject) {
                return isNotAfter();
            }
        }
        return isNotAfter();
    }

    /** "Опроверг", but not "не возражает". */
    private boolean isRejected() {
        return scene.all("DENY", above, trigger.to()).stream()
                .anyMatch(d -> !isNot(scene.form(d.from() - 1)));
    }

    /** "Я не говорил, что мы уходим", "о выходе не объявлял". */
    private boolean isSaidNot() {
        boolean isReported = above < trigger.from() || trigger.isNoun();
        return isReported
                && scene.all("SAY", above, trigger.to()).stream()
                        .filter(m -> trigger.isNoun() || m.to() <= trigger.from())
                        .anyMatch(m -> isNot(scene.form(m.from() - 1)));
    }

    private boolean isGoverned(int at) {
        return scene.token(at).morphs().stream().anyMatch(m -> m.tense() == Morph.Tense.NOUN);
    }

    /** "Выходить мы не собираемся", "покидать ОДКБ решила не делать". */
    private boolean isNotAfter() {
        if (!trigger.isInfinitive()) {
            return false;
        }
        return scene.all("INTENT", trigger.end(), trigger.to()).stream()
                        .anyMatch(m -> isNot(scene.form(m.from() - 1)))
                || scene.all("DECIDE", trigger.end(), trigger.to()).stream()
                        .anyMatch(m -> isNot(scene.form(m.to())))
                || scene.all("WILL", trigger.end(), trigger.to()).stream()
                        .anyMatch(m -> isNot(scene.form(m.from() - 1)))
                || scene.all("MODAL", trigger.end(), trigger.to()).stream()
                        .anyMatch(m -> isNot(scene.form(m.from() - 1)));
    }

    private static boolean isNot(String form) {
        return NOT.contains(form);
    }

    /** "О выходе речи не идет", "планов выхода нет", "без выхода". */
    private boolean isNegatedNoun() {
        boolean isGenitive =
                scene.token(trigger.start()).morphs().stream()
                        .anyMatch(m -> m.casus() == Morph.Case.GENITIVE);
        return isNot(scene.form(trigger.start() - 1))
                || scene.form(trigger.start() - 1).equals("без")
                || (isGenitive && scene.has("NOTANY", trigger.from(), trigger.to()));
    }

    private boolean isNotOnTheAgenda() {
        if (!trigger.isNoun() && !trigger.isInfinitive()) {
            return false;
        }
        for (int[] range : List.of(new int[] {above, trigger.to()}, next())) {
            for (Mark talk : scene.all("TALK", range[0], range[1])) {
                boolean isNegated =
                        isNot(scene.form(talk.from() - 1)) || scene.has("NONE", range[0], range[1]);
                if (isNegated) {
                    return true;
                }
            }
            boolean isNegatedIntent =
                    scene.all("INTENT", range[0], range[1]).stream()
                            .anyMatch(m -> isNot(scene.form(m.from() - 1)));
            if (isNegatedIntent) {
                return true;
            }
        }
        return false;
    }

    private int[] next() {
        int clause = scene.clauseIndex(trigger.start());
        boolean isLast = clause + 1 >= scene.clauses().size();
        return isLast ? new int[] {0, 0} : scene.clauses().get(clause + 1);
    }

    /** "Уведомлений о … не поступало", "официально ничего о … не получали". */
    boolean isWithoutNotice() {
        for (Mark notice : scene.all("NOTICE", 0, scene.size())) {
            int from = Math.min(notice.from(), trigger.start());
            int to = Math.max(notice.to(), trigger.end());
            boolean isRelated = to - from <= 3 * CHAIN;
            if (isRelated && isNegatedAround(notice)) {
                return true;
            }
        }
        return false;
    }

    private boolean isNegatedAround(Mark notice) {
        int[] clause = scene.clauseOf(notice.from());
        boolean isNone = scene.has("NONE", clause);
        for (Mark receive : scene.all("RECEIVE", clause[0], clause[1])) {
            if (isNot(scene.form(receive.from() - 1))) {
                return true;
            }
        }
        return isNone;
    }

    private boolean isDemand() {
        return scene.all("DEMAND", above, trigger.to()).stream()
                .anyMatch(d -> !isPlea(d) && d.from() != trigger.start());
    }

    /** "Партии включили в программу выход": what parties want of the state is a demand. */
    private boolean isByPolitician() {
        return trigger.isNoun()
                && scene.all("POLITICIAN", trigger.from(), trigger.start()).stream()
                        .anyMatch(p -> !scene.has("PREP", p.from() - 1, p.from()))
                && !scene.has("FACTIVE", trigger.from(), trigger.start());
    }

    /** "Призыв о помощи" asks for help, not for the act. */
    private boolean isPlea(Mark demand) {
        return scene.has("ASK", demand.from(), demand.to())
                && scene.has("HELP", demand.to(), demand.to() + 4);
    }

    boolean isGuess() {
        return scene.isQuestion()
                || isModal()
                || scene.has("PARTICLE", above, trigger.to())
                || scene.has("HYPOTHESIS")
                || (scene.has("COND") && !trigger.tense().equals("PRES"))
                || scene.has("HEARSAY", above, trigger.to());
    }

    /** A modal word governs from before, from the clause above, or, of a noun, from after it. */
    private boolean isModal() {
        boolean isBefore =
                scene.has(
                        "MODAL",
                        Math.max(trigger.from(), trigger.start() - CHAIN),
                        trigger.start());
        boolean isAbove = above < trigger.from() && scene.has("MODAL", above, trigger.from());
        boolean isAfter =
                (trigger.isNoun() || trigger.isInfinitive())
                        && scene.has(
                                "MODAL",
                                trigger.end(),
                                Math.min(trigger.to(), trigger.end() + CHAIN));
        return isBefore || isAbove || isAfter;
    }

    /** Whether somebody speaks who cannot bind the state: a guess at what it will do. */
    boolean isForeign(String member) {
        Speaker speaker = scene.speaker();
        return speaker != null
                && (speaker.role() == Speaker.Role.POLITICIAN
                        || (speaker.role() == Speaker.Role.GOVERNMENT
                                && speaker.of() != null
                                && !member.equals(speaker.of())));
    }

    boolean isAnalyst() {
        return scene.speaker() != null && scene.speaker().role() == Speaker.Role.ANALYST;
    }
}
