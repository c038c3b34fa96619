package pactwatch.analysis.statement;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import pactwatch.analysis.text.Morph;
import pactwatch.analysis.text.Sentence;
import pactwatch.analysis.text.Token;

/** Divides a sentence: what stands between two marks and has a predicate is a clause. */
final class Clauses {

    private static final Set<String> BORDERS = Set.of(",", ";", ":", "-", "(", ")", ".", "\u2026");

    /** Words that are predicates without being verbs. */
    private static final Set<String> PREDICATES =
            Set.of("нет", "нельзя", "можно", "надо", "нужно", "пора", "немає", "треба", "потрібно");

    /** Verbs that tell in the midst of a sentence who says it. */
    private static final Set<String> SAYING =
            Set.of(
                    "сказать",
                    "заявить",
                    "подчеркнуть",
                    "отметить",
                    "добавить",
                    "пояснить",
                    "уточнить",
                    "напомнить",
                    "признать",
                    "заметить",
                    "утверждать",
                    "считать",
                    "полагать",
                    "говорить",
                    "сообщить",
                    "уверять",
                    "заверить",
                    "продолжить",
                    "подтвердить",
                    "напоминать",
                    "отмечать",
                    "добавлять",
                    "уточнять",
                    "подчеркивать",
                    "рассказывать",
                    "пояснять",
                    "признавать",
                    "сообщать",
                    "сказав",
                    "сказала",
                    "заявив",
                    "заявила",
                    "заявили",
                    "повідомив",
                    "повідомили",
                    "наголосив",
                    "нагадав",
                    "додав",
                    "уточнив",
                    "визнав",
                    "запевнив",
                    "передає",
                    "пише",
                    "вважає",
                    "каже",
                    "підтвердив",
                    "пояснив",
                    "объяснить",
                    "рассказать",
                    "писать",
                    "передавать");

    /** Verbs that only say of an act whether it will be. */
    private static final Set<String> AUXILIARIES =
            Set.of(
                    "быть",
                    "стать",
                    "собираться",
                    "намеренный",
                    "намереваться",
                    "планировать",
                    "думать",
                    "хотеть",
                    "мочь",
                    "буде",
                    "будуть",
                    "збирається",
                    "збираються",
                    "планує",
                    "стане",
                    "став",
                    "стала",
                    "думає");

    private static final int INSERTED_MAX = 6;

    /** How near its beginning a clause names its act. */
    private static final int ACT_WITHIN = 4;

    private static final int ACT_LENGTH_MAX = 30;

    /** "Песков: …": who speaks stands before a colon. */
    private static final int HEADING_MAX = 9;

    private Clauses() {}

    static List<int[]> of(Sentence sentence) {
        List<int[]> pieces = pieces(sentence);
        List<int[]> clauses = new ArrayList<>();
        int[] open = null;
        boolean isOpenClause = false;
        for (int[] piece : pieces) {
            boolean hasPredicate = hasPredicate(sentence, piece);
            boolean isClause = hasPredicate && !isInserted(sentence, piece);
            boolean isHeading =
                    open != null
                            && open[0] == 0
                            && open[1] <= HEADING_MAX
                            && sentence.token(open[1] - 1).is(":")
                            && !isOpenClause;
            boolean isAsked = isClause && isAuxiliary(sentence, piece);
            if (open != null && isAsked && isInfinitive(sentence, open)) {
                open[1] = piece[1];
                isOpenClause = true;
            } else if (open == null) {
                open = piece.clone();
                isOpenClause = hasPredicate;
            } else if (isHeading || (isClause && isOpenClause)) {
                clauses.add(open);
                open = piece.clone();
                isOpenClause = hasPredicate;
            } else {
                open[1] = piece[1];
                isOpenClause |= hasPredicate;
            }
        }
        clauses.add(open == null ? new int[] {0, sentence.size()} : open);
        return clauses;
    }

    /** "Выходить из союза, по его словам, страна не будет": an act and its auxiliary. */
    private static boolean isInfinitive(Sentence sentence, int[] range) {
        boolean isNamed = false;
        if (range[1] - range[0] > ACT_LENGTH_MAX) {
            return false;
        }
        for (int i = range[0]; i < range[1]; i++) {
            Token token = sentence.token(i);
            isNamed |= i < range[0] + ACT_WITHIN && hasTense(token, Morph.Tense.INF);
            if (isFinite(token)) {
                return false;
            }
        }
        return isNamed;
    }

    private static boolean isAuxiliary(Sentence sentence, int[] range) {
        boolean isAuxiliary = false;
        for (int i = range[0]; i < range[1]; i++) {
            Token token = sentence.token(i);
            if (hasLemma(token, AUXILIARIES)) {
                isAuxiliary = true;
            } else if (isFinite(token) || hasTense(token, Morph.Tense.INF)) {
                return false;
            }
        }
        return isAuxiliary;
    }

    private static boolean hasTense(Token token, Morph.Tense tense) {
        for (Morph morph : token.morphs()) {
            if (morph.tense() == tense) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasLemma(Token token, Set<String> lemmas) {
        for (Morph morph : token.morphs()) {
            if (lemmas.contains(morph.lemma())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isFinite(Token token) {
        return isPredicate(token) && !hasTense(token, Morph.Tense.INF);
    }

    /** "Армения, заявил премьер, не приедет": who says it is no clause of its own. */
    private static boolean isInserted(Sentence sentence, int[] piece) {
        boolean isShort = piece[1] - piece[0] <= INSERTED_MAX && piece[0] > 0;
        boolean isEnd = piece[1] == sentence.size() || sentence.token(piece[1] - 1).is(".");
        if (!isShort || isEnd || !sentence.token(piece[0] - 1).is(",")) {
            return false;
        }
        for (int i = piece[0]; i < piece[1]; i++) {
            Token token = sentence.token(i);
            if (hasLemma(token, SAYING)) {
                return sentence.token(piece[1] - 1).is(",");
            }
        }
        return false;
    }

    private static List<int[]> pieces(Sentence sentence) {
        List<int[]> pieces = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < sentence.size(); i++) {
            if (BORDERS.contains(sentence.token(i).form())) {
                pieces.add(new int[] {from, i + 1});
                from = i + 1;
            }
        }
        if (from < sentence.size()) {
            pieces.add(new int[] {from, sentence.size()});
        }
        return pieces;
    }

    static boolean hasPredicate(Sentence sentence, int[] range) {
        for (int i = range[0]; i < range[1]; i++) {
            if (isPredicate(sentence.token(i))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isPredicate(Token token) {
        if (PREDICATES.contains(token.form())) {
            return true;
        }
        boolean isVerb = false;
        for (Morph morph : token.morphs()) {
            switch (morph.tense()) {
                case PAST, PRES, FUT, INF -> isVerb |= morph.casus() == Morph.Case.NONE;
                case NOUN -> {
                    return false;
                }
                case NONE, BASE, ING -> {}
            }
        }
        return isVerb;
    }
}
