package pactwatch.alert.message;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pactwatch.alert.alert.AlertMessage;
import pactwatch.alert.alert.Message;
import pactwatch.alert.alert.NoteMessage;
import pactwatch.alert.alert.Notice;

/**
 * What a message says to a person, as text and as HTML. HTML is made from the same lines, with
 * everything that comes from outside escaped.
 */
public record MessageText(String subject, String text, String html) {

    /**
     * Where a reader can go from a message.
     *
     * @param read the member with all its evidence
     * @param answer where the alert can be acknowledged, or called wrong
     * @param confirm for a question whether the messages are wanted
     * @param stop ends the subscription
     */
    public record Links(
            @Nullable URI read, @Nullable URI answer, @Nullable URI confirm, @Nullable URI stop) {}

    private sealed interface Line {
        record Plain(String text) implements Line {}

        record Strong(String text) implements Line {}

        record Quote(String quote, String source, @Nullable URI url) implements Line {}

        record Link(String label, URI url) implements Line {}
    }

    /** The words of a message. */
    public static MessageText of(Message message, MessageBody.Setting setting, Links links) {
        List<Line> lines = new ArrayList<>();
        if (setting.isExercise()) {
            lines.add(new Line.Strong("EXERCISE: this is a demonstration, nothing of it is news."));
        }
        switch (message) {
            case AlertMessage alert -> addAlert(lines, alert);
            case NoteMessage note -> lines.add(new Line.Plain(note.note().sentence()));
        }
        addLink(lines, "Confirm", links.confirm());
        addLink(lines, "All evidence", links.read());
        addLink(lines, "Acknowledge, or say that it is wrong", links.answer());
        addLink(lines, "Stop these messages", links.stop());
        String prefix = setting.isExercise() ? "EXERCISE: " : "";
        return new MessageText(prefix + subject(message), text(lines), html(lines));
    }

    private static String subject(Message message) {
        return switch (message) {
            case AlertMessage alert -> {
                Notice notice = alert.notice();
                String what = Words.member(notice.member()) + ": " + Words.kind(notice.kind());
                yield notice.revision() == 1 ? what : Words.change(alert) + ": " + what;
            }
            case NoteMessage note ->
                    switch (note.note().purpose()) {
                        case CONFIRMATION -> "Pactwatch: do you want these alerts?";
                        case TEST -> "Pactwatch: a test";
                        case HEARTBEAT -> "Pactwatch: all quiet, and watched";
                        case PAUSED -> "Pactwatch: a subscription was paused";
                        case SILENCE_ENDED -> "Pactwatch: the silence is over";
                    };
        };
    }

    private static void addAlert(List<Line> lines, AlertMessage alert) {
        Notice notice = alert.notice();
        lines.add(new Line.Strong(Words.change(alert) + ": " + notice.sentence()));
        Words.changes(alert).forEach(c -> lines.add(new Line.Plain(c)));
        for (Notice.Quote quote : notice.quotes()) {
            String source = quote.publisherName() + ", " + Words.day(quote.published());
            lines.add(new Line.Quote(quote.quote(), source, quote.url()));
        }
        lines.add(new Line.Plain(Words.support(notice)));
    }

    private static void addLink(List<Line> lines, String label, @Nullable URI url) {
        if (url != null) {
            lines.add(new Line.Link(label, url));
        }
    }

    private static String text(List<Line> lines) {
        StringBuilder text = new StringBuilder();
        for (Line line : lines) {
            switch (line) {
                case Line.Plain(String words) -> text.append(words);
                case Line.Strong(String words) -> text.append(words);
                case Line.Quote(String quote, String source, URI url) ->
                        text.append(
                                "“%s”\n  %s%s"
                                        .formatted(quote, source, url == null ? "" : "\n  " + url));
                case Line.Link(String label, URI url) ->
                        text.append("%s: %s".formatted(label, url));
            }
            text.append("\n\n");
        }
        return text.toString();
    }

    private static String html(List<Line> lines) {
        StringBuilder html = new StringBuilder();
        for (Line line : lines) {
            switch (line) {
                case Line.Plain(String words) -> html.append("<p>%s</p>".formatted(escaped(words)));
                case Line.Strong(String words) ->
                        html.append("<p><strong>%s</strong></p>".formatted(escaped(words)));
                case Line.Quote(String quote, String source, URI url) ->
                        html.append(
                                "<blockquote><p>%s</p><footer>%s</footer></blockquote>"
                                        .formatted(escaped(quote), linked(source, url)));
                case Line.Link(String label, URI url) ->
                        html.append("<p>%s</p>".formatted(linked(label, url)));
            }
            html.append('\n');
        }
        return html.toString();
    }

    private static String linked(String label, @Nullable URI url) {
        boolean isWeb =
                url != null && ("http".equals(url.getScheme()) || "https".equals(url.getScheme()));
        return isWeb
                ? "<a href=\"%s\">%s</a>".formatted(escaped(String.valueOf(url)), escaped(label))
                : escaped(label);
    }

    /** A text as HTML and XML take it; characters that XML does not know are left out. */
    public static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints()
                .filter(MessageText::isXml)
                .forEach(c -> {
                    switch (c) {
                        case '&' -> escaped.append("&amp;");
                        case '<' -> escaped.append("&lt;");
                        case '>' -> escaped.append("&gt;");
                        case '"' -> escaped.append("&quot;");
                        case '\'' -> escaped.append("&#39;");
                        default -> escaped.appendCodePoint(c);
                    }
                });
        return escaped.toString();
    }

    private static boolean isXml(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || (c >= 0x20 && c <= 0xd7ff)
                || (c >= 0xe000 && c <= 0xfffd)
                || c >= 0x10000;
    }
}
