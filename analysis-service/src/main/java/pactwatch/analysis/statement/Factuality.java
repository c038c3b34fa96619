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

    private static final Set<String> SUBORDINATORS =
            Set.of(
                    "что",
                    "чтобы",
                    "будто",
                    "ли",
                    "щоб",
                    "що",
                    "чи",
                    "якобы",
                    "которых",
                    "которой",
                    "котором",
                    "которому",
                    "которым",
                    "թե",
                    "որ");

    private final Scene scene;

    private final Trigger trigger;

    private final int above;
    private final Denial denial;

    private Factuality(Scene scene, Trigger trigger) {
        this.scene = scene;
        this.trigger = trigger;
        int clause = scene.clauseIndex(trigger.start());
        this.above =
                clause > 0 && isSubordinate(scene, clause)
                        ? scene.clauses().get(clause - 1)[0]
                        : trigger.from();
        this.denial = new Denial(scene, trigger, above);
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
                denial.isWithoutNotice() && scene.has("NOTICE", trigger.from(), trigger.start());
        if (denial.isRejected() || scene.has("UNTRUE") || denial.isSaidNot() || isUnheard) {
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
            case "FUT" -> isAnalyst() ? POSSIBLE : isOfPolitician() ? DEMANDED : ANNOUNCED;
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
        boolean isBegun = scene.has("BEGIN", chainStart(), trigger.start());
        if (scene.has("DECIDE", chainStart(), trigger.start()) || (isBegun && !isToBegin())) {
            return ACTUAL;
        }
        if (isBegun) {
            return isAnalyst() ? POSSIBLE : ANNOUNCED;
        }
        if (isSlogan()) {
            return DEMANDED;
        }
        if (!isIntent()) {
            return POSSIBLE;
        }
        return isOfPolitician() ? DEMANDED : ANNOUNCED;
    }

    /** "Начнёт собираться домой". */
    private boolean isToBegin() {
        return scene.all("BEGIN", chainStart(), trigger.start()).stream()
                .anyMatch(b ->
                        scene.token(b.from()).morphs().stream()
                                .anyMatch(m -> m.tense() == Morph.Tense.FUT));
    }

    private boolean isOfPolitician() {
        return scene.speaker() != null
                && scene.speaker().role() == Speaker.Role.POLITICIAN
                && !scene.has("LEADER")
                && !scene.has("OFFICE");
    }

    /** "Выйти из ОДКБ!" */
    private boolean isSlogan() {
        for (int i = trigger.end(); i < trigger.to(); i++) {
            if (scene.form(i).equals("!")) {
                return true;
            }
        }
        return false;
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
        return denial.isNegated()
                || denial.isRejected()
                || scene.has("UNTRUE")
                || denial.isSaidNot()
                || denial.isWithoutNotice()
                || denial.isNotOnTheAgenda();
    }

    private boolean isDemand() {
        return scene.all("DEMAND", above, trigger.to()).stream()
                .anyMatch(d -> !isPlea(d) && d.from() != trigger.start());
    }

    /** "Партии включили в программу выход": what parties want of the state is a demand. */
    private boolean isByPolitician() {
        return trigger.isNoun() && (isOfBill() || isOfParty());
    }

    /** "Законопроект о денонсации", "петиция о выходе": wanted, and not yet law. */
    private boolean isOfBill() {
        return scene.has("BILL", trigger.start() - 3, trigger.start())
                && scene.has("PREP", trigger.start() - 1, trigger.start())
                && !scene.has("CLASH", trigger.start(), trigger.end());
    }

    private boolean isOfParty() {
        return scene.all("POLITICIAN", trigger.from(), trigger.start()).stream()
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
                || scene.has("HYPOTHESIS", 0, trigger.start())
                || (scene.has("HYPOTHESIS") && !trigger.tense().equals("PAST"))
                || (isConditional() && !trigger.tense().equals("PRES"))
                || scene.has("HEARSAY", above, trigger.to());
    }

    /** "Если" anywhere, "в случае" in the clause or beside it. */
    private boolean isConditional() {
        int clause = scene.clauseIndex(trigger.start());
        return scene.all("COND", 0, scene.size()).stream()
                .anyMatch(c ->
                        c.length() == 1 || Math.abs(scene.clauseIndex(c.from()) - clause) <= 1);
    }

    /** A modal word governs from before, from the clause above, or, of a noun, from after it. */
    private boolean isModal() {
        boolean isBefore =
                scene.has(
                        "MODAL",
                        Math.max(trigger.from(), trigger.start() - CHAIN),
                        trigger.start());
        boolean isAbove =
                above < trigger.from()
                        && scene.all("MODAL", above, trigger.from()).stream()
                                .anyMatch(m -> !isAnswered(m));
        boolean isAfter =
                (trigger.isNoun() || trigger.isInfinitive())
                        && scene.has(
                                "MODAL",
                                trigger.end(),
                                Math.min(trigger.to(), trigger.end() + CHAIN));
        return (trigger.isNoun() && scene.has("MAYBE", trigger.end(), trigger.to()))
                || isBefore
                || isAbove
                || isAfter;
    }

    /** "Отвечая на вопросы депутатов": no doubt. */
    private boolean isAnswered(Mark modal) {
        return scene.has("QUESTION", modal.from(), modal.to())
                && scene.form(modal.from() - 1).equals("на");
    }

    /** Whether somebody urges that the act should not be. */
    boolean isUrgedNot() {
        return isDemand() && denial.isNegated();
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

    /** Whether "not" stands before the verb, or before what governs it. */
    boolean isNegated() {
        return denial.isNegated();
    }

    /** Whether it is said that no notice, paper or word of the act has come. */
    boolean isWithoutNotice() {
        return denial.isWithoutNotice();
    }
}
