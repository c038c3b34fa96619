package pactwatch.ingest.rss.xml;

/** Which characters XML 1.0 allows. */
final class Characters {

    private Characters() {}

    static boolean isXml(int code) {
        return code >= 0x20
                ? code <= 0xd7ff || (code >= 0xe000 && code <= 0xfffd) || isSupplementary(code)
                : code == '\t' || code == '\n' || code == '\r';
    }

    private static boolean isSupplementary(int code) {
        return code >= 0x10000 && code <= Character.MAX_CODE_POINT;
    }

    /** The text without control characters and halves of characters. */
    static String clean(String text, Repairs repairs) {
        int length = text.length();
        int bad = firstBad(text, 0);
        if (bad == length) {
            return text;
        }
        repairs.add("Control characters were removed");
        StringBuilder out = new StringBuilder(length);
        int from = 0;
        while (bad < length) {
            out.append(text, from, bad);
            from = bad + 1;
            bad = firstBad(text, from);
        }
        return out.append(text, from, length).toString();
    }

    private static int firstBad(String text, int from) {
        int i = from;
        while (i < text.length()) {
            int code = text.codePointAt(i);
            if (!isXml(code)) {
                return i;
            }
            i += Character.charCount(code);
        }
        return text.length();
    }
}
