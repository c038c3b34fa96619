package pactwatch.ingest.rss.xml;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static pactwatch.ingest.rss.xml.Labels.WINDOWS_1252;

import com.ibm.icu.text.CharsetDetector;
import com.ibm.icu.text.CharsetMatch;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the charset of a document and decodes it: byte order mark, form of the first bytes, HTTP,
 * declaration (RFC 7303), strict UTF-8, statistics. A label that the bytes contradict is not
 * believed.
 */
public final class FeedText {

    private static final int PROLOG_LENGTH_MAX = 1_024;
    private static final int DETECTED_BYTES_MAX = 65_536;
    private static final int DETECTION_CONFIDENCE_MIN = 25;

    /**
     * One byte in so many that does not fit makes a damaged UTF-8 document, not another charset.
     */
    private static final int DAMAGE_RATIO_MIN = 4;

    private static final int OTHER_SCRIPT_BYTES_MIN = 16;
    private static final int OTHER_SCRIPT_PAIRED_PERCENT = 70;

    private static final Pattern HTTP_CHARSET =
            Pattern.compile("charset\\s*=\\s*[\"']?\\s*([\\w.:+-]+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern DECLARED =
            Pattern.compile(
                    "<\\?xml[^>]{0,200}?\\sencoding\\s*=\\s*[\"']\\s*([\\w.:+-]+)",
                    Pattern.CASE_INSENSITIVE);

    private FeedText() {}

    /**
     * Decodes a document of any charset; never fails.
     *
     * @param contentType as the server sent it
     */
    public static String of(byte[] bytes, @Nullable String contentType, Repairs repairs) {
        Optional<Charset> form = Signature.charset(bytes);
        if (form.isPresent()) {
            return decodedByForm(bytes, form.get(), repairs);
        }
        Optional<Charset> http =
                named(HTTP_CHARSET, contentType == null ? "" : contentType, repairs);
        Optional<Charset> declared = named(DECLARED, prolog(bytes), repairs);
        Optional<String> utf8 = strictly(bytes, UTF_8);
        if (utf8.isPresent()) {
            return utf8OrLabelled(bytes, utf8.get(), http.or(() -> declared), repairs);
        }
        boolean isOtherScript = isOtherScript(bytes);
        for (Optional<Charset> label : Arrays.asList(http, declared)) {
            boolean isDoubtful = isOtherScript && label.filter(WINDOWS_1252::equals).isPresent();
            Optional<String> text =
                    isDoubtful
                            ? Optional.empty()
                            : label.flatMap(charset -> strictly(bytes, charset));
            if (text.isPresent()) {
                return text.get();
            }
        }
        return guessed(bytes, declared.or(() -> http), repairs);
    }

    /**
     * Whether whole words are written in bytes beyond ASCII, as in no language of Western Europe,
     * whose charset servers name when nobody told them.
     */
    private static boolean isOtherScript(byte[] bytes) {
        int high = 0;
        int paired = 0;
        for (int i = 1; i < bytes.length; i++) {
            if (bytes[i] < 0) {
                high++;
                paired += bytes[i - 1] < 0 ? 1 : 0;
            }
        }
        return high >= OTHER_SCRIPT_BYTES_MIN
                && paired * 100L >= (long) high * OTHER_SCRIPT_PAIRED_PERCENT;
    }

    private static String decodedByForm(byte[] bytes, Charset charset, Repairs repairs) {
        String text = new String(bytes, charset);
        if (text.indexOf('\ufffd') >= 0) {
            repairs.add("Bytes that are no " + charset.name() + " were replaced");
        }
        return text.startsWith("\ufeff") ? text.substring(1) : text;
    }

    /**
     * Bytes that are UTF-8 throughout are UTF-8, unless the label is a charset of several bytes
     * that fits as well, or shifts by escapes and has no bytes beyond ASCII at all.
     */
    private static String utf8OrLabelled(
            byte[] bytes, String utf8, Optional<Charset> label, Repairs repairs) {
        if (label.isEmpty() || label.get().equals(UTF_8)) {
            return utf8;
        }
        boolean isAscii = utf8.length() == bytes.length;
        if (isAscii) {
            return strictly(bytes, label.get()).filter(FeedText::looksLikeMarkup).orElse(utf8);
        }
        repairs.add("Labelled %s but written in UTF-8".formatted(label.get().name()));
        return utf8;
    }

    private static boolean looksLikeMarkup(String text) {
        return text.indexOf('<') >= 0 || text.indexOf('{') >= 0;
    }

    private static String guessed(byte[] bytes, Optional<Charset> label, Repairs repairs) {
        String utf8 = new String(bytes, UTF_8);
        long damaged = utf8.chars().filter(c -> c == '\ufffd').count();
        long foreign = utf8.chars().filter(c -> c >= 0x80).count();
        if (foreign >= damaged * DAMAGE_RATIO_MIN) {
            repairs.add("Bytes that are no UTF-8 were replaced");
            return utf8;
        }
        Optional<Charset> multiByte =
                label.filter(c -> !c.equals(UTF_8) && c.newEncoder().maxBytesPerChar() > 1);
        if (multiByte.isPresent()) {
            repairs.add("Bytes that are no " + multiByte.get().name() + " were replaced");
            return new String(bytes, multiByte.get());
        }
        Charset charset = detected(bytes).orElse(WINDOWS_1252);
        repairs.add("The charset was guessed as " + charset.name());
        return new String(bytes, charset);
    }

    private static Optional<Charset> detected(byte[] bytes) {
        byte[] sample =
                bytes.length <= DETECTED_BYTES_MAX
                        ? bytes
                        : Arrays.copyOf(bytes, DETECTED_BYTES_MAX);
        CharsetDetector detector = new CharsetDetector();
        detector.enableInputFilter(true);
        detector.setText(sample);
        CharsetMatch match = detector.detect();
        return match == null || match.getConfidence() < DETECTION_CONFIDENCE_MIN
                ? Optional.empty()
                : Labels.charset(match.getName()).filter(c -> !c.name().startsWith("UTF-"));
    }

    private static Optional<String> strictly(byte[] bytes, Charset charset) {
        try {
            return Optional.of(
                    charset.newDecoder()
                            .onMalformedInput(CodingErrorAction.REPORT)
                            .onUnmappableCharacter(CodingErrorAction.REPORT)
                            .decode(ByteBuffer.wrap(bytes))
                            .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static Optional<Charset> named(Pattern pattern, String text, Repairs repairs) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            return Optional.empty();
        }
        Optional<Charset> charset = Labels.charset(matcher.group(1));
        if (charset.isEmpty()) {
            repairs.add("The charset " + matcher.group(1) + " is unknown");
        }
        return charset;
    }

    private static String prolog(byte[] bytes) {
        return new String(bytes, 0, Math.min(bytes.length, PROLOG_LENGTH_MAX), ISO_8859_1);
    }
}
