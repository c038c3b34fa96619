package pactwatch.analysis.sentence;

import org.jspecify.annotations.Nullable;
import pactwatch.analysis.contract.Claim.Form;
import pactwatch.analysis.contract.Claim.Phase;
import pactwatch.analysis.contract.Kind;
import pactwatch.analysis.contract.Stage;

/** One plain English sentence that says what a development is. */
public final class DevelopmentSentence {

    /**
     * What is told.
     *
     * @param member the member's name in English
     * @param pact the alliance's name, without an article
     * @param date EDTF; of the act, or of the statement if it is only announced
     * @param speaker who declared or announced it, if an authority did
     */
    public record Terms(
            String member,
            String pact,
            Kind kind,
            @Nullable Form form,
            @Nullable Phase phase,
            @Nullable Stage actual,
            @Nullable Stage announced,
            @Nullable String date,
            @Nullable String speaker) {}

    /** An act as a fact and as an intention. */
    private record Act(String has, String will) {}

    private DevelopmentSentence() {}

    /**
     * Such as "Armenia has suspended its participation in the CSTO (declared by Nikol Pashinyan, 22
     * February 2024)".
     */
    public static String of(Terms terms) {
        Act act = act(terms);
        Stage actual = terms.actual();
        Stage announced = terms.announced();
        if (actual == Stage.RETRACTED || (actual == null && announced == Stage.RETRACTED)) {
            return "A report that "
                    + (actual == null ? act.will() : act.has())
                    + " was taken back"
                    + brackets(null, terms.date());
        }
        if (actual == null) {
            String by = terms.speaker() == null ? null : "announced by " + terms.speaker();
            return upper(act.will()) + brackets(by == null ? "announced" : by, terms.date());
        }
        String by = terms.speaker() == null ? null : "declared by " + terms.speaker();
        return actual == Stage.REPORTED
                ? "One source reports that " + act.has() + brackets(by, terms.date())
                : upper(act.has()) + brackets(by, terms.date());
    }

    private static String brackets(@Nullable String by, @Nullable String date) {
        if (by == null && date == null) {
            return "";
        }
        String when = date == null ? "" : DateWords.of(date);
        String comma = by == null || date == null ? "" : ", ";
        return " (" + (by == null ? "" : by) + comma + when + ")";
    }

    private static String upper(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    private static Act act(Terms terms) {
        String the = "the " + terms.pact();
        String member = terms.member();
        return switch (terms.kind()) {
            case SUSPENSION -> member(member, "suspended|suspend", " its participation in " + the);
            case RESUMPTION -> member(member, "resumed|resume", " its participation in " + the);
            case WITHDRAWAL -> member(member, "left|leave", " " + the);
            case ACCESSION -> member(member, "joined|join", " " + the);
            case OBSERVER -> member(member, "become|become", " an observer of " + the);
            case INTERVENTION -> member(the, "sent|send", " " + sent(terms) + " to " + member);
            case INTERVENTION_END -> departure(terms, the);
            case ASSISTANCE_REQUEST -> member(member, "asked|ask", " " + the + " for help");
            case ASSISTANCE_REFUSAL -> member(the, "refused|refuse", " to help " + member);
            case EXERCISE_CANCELLED ->
                    member(member, "called off|call off", " an exercise of " + the);
            case BOYCOTT -> member(member, "stayed|stay", " away from meetings of " + the);
            case DUES_REFUSED -> member(member, "refused|refuse", " to pay its dues to " + the);
            case MEMBER_CLASH -> member(member, "clashed|clash", " with another member of " + the);
            case AFFIRMATION -> member(member, "affirmed|affirm", " its membership of " + the);
        };
    }

    private static Act member(String subject, String forms, String rest) {
        int bar = forms.indexOf('|');
        return new Act(
                subject + " has " + forms.substring(0, bar) + rest,
                subject + " will " + forms.substring(bar + 1) + rest);
    }

    private static String sent(Terms terms) {
        return terms.form() == Form.MISSION ? "a mission" : "forces";
    }

    private static Act departure(Terms terms, String the) {
        String forces = (terms.form() == Form.MISSION ? "a mission of " : "forces of ") + the;
        String verb = terms.form() == Form.MISSION ? " has " : " have ";
        boolean isBegun = terms.phase() == Phase.BEGUN;
        return new Act(
                forces + verb + (isBegun ? "begun to leave " : "left ") + terms.member(),
                forces + " will " + (isBegun ? "begin to leave " : "leave ") + terms.member());
    }
}
