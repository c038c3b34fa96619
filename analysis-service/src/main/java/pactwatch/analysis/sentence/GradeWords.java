package pactwatch.analysis.sentence;

import pactwatch.analysis.contract.Grade;

/** An Admiralty grade in the words of its two scales (AJP-2.1). */
public final class GradeWords {

    private GradeWords() {}

    /** Such as "usually reliable source, probably true". */
    public static String of(Grade grade) {
        return reliability(grade.reliability()) + ", " + credibility(grade.credibility());
    }

    /** What is known of the source, such as "usually reliable source". */
    public static String reliability(char letter) {
        return switch (letter) {
            case 'A' -> "completely reliable source";
            case 'B' -> "usually reliable source";
            case 'C' -> "fairly reliable source";
            case 'D' -> "not usually reliable source";
            case 'E' -> "unreliable source";
            default -> "source of unknown reliability";
        };
    }

    /** What is known of the information, such as "probably true". */
    public static String credibility(int number) {
        return switch (number) {
            case 1 -> "confirmed by other sources";
            case 2 -> "probably true";
            case 3 -> "possibly true";
            case 4 -> "doubtful";
            case 5 -> "improbable";
            default -> "truth cannot be judged";
        };
    }
}
