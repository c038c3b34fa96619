package pactwatch.analysis.learned;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import pactwatch.analysis.text.Mark;
import pactwatch.analysis.text.Morph;
import pactwatch.analysis.text.Token;

/** The words of a sentence with its names masked, so that what is learnt holds for any member. */
final class Words {

    static final String ME = "<me>";

    private static final int STEM = 7;
    private static final Pattern YEAR = Pattern.compile("(19|20)\\d\\d");

    private Words() {}

    static List<String> of(Passage passage, String member, @Nullable String leading) {
        String[] masks = new String[passage.sentence().size()];
        passage.pacts().forEach(m -> mask(masks, m, "<pact>"));
        for (Mark mark : passage.marks()) {
            if (mark.is("RIVAL")) {
                mask(masks, mark, "<rival>");
            } else if (mark.is("SECRETARIAT")) {
                mask(masks, mark, "<secretariat>");
            }
        }
        for (Mark mark : passage.members()) {
            boolean isMe = mark.value().equals(member);
            mask(masks, mark, isMe ? ME : mark.value().equals(leading) ? "<leading>" : "<other>");
        }
        passage.dates().forEach(m -> mask(masks, m, "<date>"));
        List<String> words = new ArrayList<>();
        for (int i = 0; i < masks.length; i++) {
            String mask = masks[i];
            if (mask == null) {
                words.add(word(passage.sentence().token(i)));
            } else if (!mask.isEmpty()) {
                words.add(mask);
            }
        }
        return words;
    }

    /** Masks the first token of a name and blanks the others, unless one is masked already. */
    private static void mask(String[] masks, Mark mark, String by) {
        int to = Math.min(mark.to(), masks.length);
        for (int i = mark.from(); i < to; i++) {
            if (masks[i] != null) {
                return;
            }
        }
        if (mark.from() < to) {
            Arrays.fill(masks, mark.from(), to, "");
            masks[mark.from()] = by;
        }
    }

    /** A word as features name it: its lemma, or the beginning of its form. */
    static String word(Token token) {
        String form = token.form();
        if (!token.isWord()) {
            return form;
        }
        if (Character.isDigit(form.charAt(0))) {
            boolean isYear = YEAR.matcher(form).matches();
            return isYear ? "<year>" : "<number>";
        }
        String first = null;
        for (Morph morph : token.morphs()) {
            if (first == null || morph.lemma().compareTo(first) < 0) {
                first = morph.lemma();
            }
        }
        return first == null ? form.length() > STEM ? form.substring(0, STEM) : form : first;
    }
}
