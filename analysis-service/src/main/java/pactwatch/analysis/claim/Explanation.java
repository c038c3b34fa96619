package pactwatch.analysis.claim;

import java.util.List;
import org.jspecify.annotations.Nullable;
import pactwatch.analysis.contract.Assertion;
import pactwatch.analysis.contract.Kind;
import pactwatch.analysis.text.Mark;

/**
 * Why an article is read as it is: one frame with all that decided on it.
 *
 * @param rule that joined the trigger with its object and its member
 * @param trigger the words that name the act
 * @param form of the trigger, such as PAST or NOUN
 * @param reason for the assertion
 * @param date that the sentence gives to the act, EDTF
 * @param saidOn date that the sentence gives to the telling, EDTF
 * @param features what stands in the clause, as category:words
 * @param sentence in which it stands
 */
public record Explanation(
        Kind kind,
        String member,
        Assertion assertion,
        boolean isNews,
        String rule,
        String trigger,
        String form,
        String reason,
        @Nullable String date,
        @Nullable String saidOn,
        @Nullable String speaker,
        List<String> features,
        String sentence) {

    public Explanation {
        features = List.copyOf(features);
    }

    static Explanation of(Draft draft) {
        Reading reading = draft.reading();
        Frame frame = draft.frame();
        return new Explanation(
                draft.kind(),
                draft.member(),
                draft.assertion(),
                draft.isNews(),
                frame.rule(),
                reading.words(frame.trigger().from(), frame.trigger().to()),
                frame.trigger().value(),
                draft.decision().reason(),
                draft.date() == null ? null : draft.date().edtf(),
                draft.saidOn() == null ? null : draft.saidOn().edtf(),
                draft.speaker() == null
                        ? null
                        : draft.speaker().name() + ", " + draft.speaker().role(),
                reading.marks().stream()
                        .filter(m -> m.from() < frame.to() && m.to() > frame.from())
                        .map(m -> feature(reading, m))
                        .toList(),
                reading.words(0, reading.sentence().size()));
    }

    private static String feature(Reading reading, Mark mark) {
        return mark.category() + ":" + reading.words(mark.from(), mark.to());
    }
}
