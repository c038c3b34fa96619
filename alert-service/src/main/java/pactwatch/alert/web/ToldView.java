package pactwatch.alert.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import pactwatch.alert.alert.AlertEvent;
import pactwatch.alert.alert.AlertMessage;
import pactwatch.alert.alert.AlertStore;
import pactwatch.alert.message.MessageBody;
import pactwatch.alert.message.Words;

/**
 * A message of a subscription and what its owner thinks of it.
 *
 * @param answer the last one, in words; absent if there is none
 */
public record ToldView(Views.Alert alert, @Nullable String answer) {

    /**
     * A message with its answer.
     *
     * @param answers newest first
     */
    static ToldView of(
            AlertMessage message, List<AlertStore.Answer> answers, MessageBody.Setting setting) {
        return new ToldView(
                Views.Alert.of(message, setting),
                answers.stream()
                        .filter(a -> isAbout(a.answered(), message))
                        .findFirst()
                        .map(ToldView::words)
                        .orElse(null));
    }

    private static boolean isAbout(AlertEvent.Answered answered, AlertMessage message) {
        return answered.alert().equals(message.notice().alert())
                && answered.revision() == message.notice().revision();
    }

    private static String words(AlertStore.Answer answer) {
        String comment = answer.answered().comment();
        return switch (answer.answered().verdict()) {
            case SEEN -> "Acknowledged, %s.".formatted(Words.time(answer.at()));
            case WRONG ->
                    "Called wrong, %s%s"
                            .formatted(
                                    Words.time(answer.at()),
                                    comment == null ? "." : ": " + comment);
        };
    }
}
