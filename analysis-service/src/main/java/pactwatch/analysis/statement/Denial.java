package pactwatch.analysis.statement;

import java.util.List;
import java.util.Set;
import pactwatch.analysis.text.Mark;
import pactwatch.analysis.text.Morph;

/** Whether the words around a trigger say that its act is not so. */
final class Denial {

    private static final int CHAIN = 6;
    private static final int RUMOUR_REACH = 3;
    private static final Set<String> NOT =
            Set.of("не", "ни", "ні", "ані", "չի", "չեն", "չէ", "չէր", "չէին", "չենք", "չեմ");

    private final Scene scene;
    private final Trigger trigger;
    private final int above;

    /**
     * @param above first token of the clause that governs the trigger's, or of the trigger's own
     */
    Denial(Scene scene, Trigger trigger, int above) {
        this.scene = scene;
        this.trigger = trigger;
        this.above = above;
    }

    /** Whether "не" stands before the verb, or before what governs it. */
    boolean isNegated() {
        boolean isPartOfAct = trigger.mark().is("EXIT") || trigger.mark().is("LAPSE");
        for (int i = trigger.start() + 1; i < trigger.end() && !isPartOfAct; i++) {
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
    boolean isRejected() {
        boolean isRumour = scene.has("RUMOUR", 0, RUMOUR_REACH) && trigger.from() > 0;
        return scene.all("DENY", above, isRumour ? scene.size() : trigger.to()).stream()
                .anyMatch(d -> !isNot(scene.form(d.from() - 1)));
    }

    /** "Я не говорил, что мы уходим", "о выходе не объявлял". */
    boolean isSaidNot() {
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
        for (int i = trigger.end(); i + 1 < trigger.to(); i++) {
            if (isNot(scene.form(i)) && scene.has("CHAIN", i + 1, i + 2)) {
                return true;
            }
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

    boolean isNotOnTheAgenda() {
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
}
