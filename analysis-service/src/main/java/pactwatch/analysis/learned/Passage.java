package pactwatch.analysis.learned;

import java.util.List;
import org.jspecify.annotations.Nullable;
import pactwatch.analysis.contract.Claim;
import pactwatch.analysis.text.Mark;
import pactwatch.analysis.text.Sentence;

/**
 * A sentence as the second reader sees it.
 *
 * @param marks what the lexicon says of its words
 * @param pacts mentions of the pact
 * @param members mentions of members; the value is the member's code
 * @param dates dates that it names; the value is EDTF
 * @param isOnTopic whether the organisation last named before is the pact
 * @param lastMember the member that the text before was about
 */
public record Passage(
        boolean isTitle,
        Sentence sentence,
        List<Mark> marks,
        List<Mark> pacts,
        List<Mark> members,
        List<Mark> dates,
        boolean isOnTopic,
        @Nullable String lastMember) {

    public Passage {
        marks = List.copyOf(marks);
        pacts = List.copyOf(pacts);
        members = List.copyOf(members);
        dates = List.copyOf(dates);
    }

    /** Whether a claim quotes it. */
    public boolean isQuotedBy(Claim claim) {
        return (claim.part() == Claim.Part.TITLE) == isTitle && claim.start() == sentence.start();
    }
}
