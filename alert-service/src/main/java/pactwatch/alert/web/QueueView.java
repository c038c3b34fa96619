package pactwatch.alert.web;

import org.jspecify.annotations.Nullable;
import pactwatch.alert.alert.AlertStore;
import pactwatch.alert.message.Words;

/** An alert that a subscriber called wrong, for the analyst who looks at the evidence. */
public record QueueView(
        String time,
        String member,
        String memberCode,
        @Nullable String comment,
        String subscription,
        String alert,
        int revision) {

    static QueueView of(AlertStore.Answer answer) {
        return new QueueView(
                Words.time(answer.at()),
                Words.member(answer.answered().member()),
                answer.answered().member(),
                answer.answered().comment(),
                answer.answered().subscription(),
                answer.answered().alert(),
                answer.answered().revision());
    }
}
