package pactwatch.ingest.contract;

import pactwatch.log.EventCodec;
import pactwatch.log.Topic;

/** What becomes of an article. Key and subject: the article's id; sequence: its version. */
public sealed interface ArticleEvent {

    Topic<ArticleEvent> TOPIC =
            new Topic<>("pactwatch.articles", EventCodec.versionOne("article", ArticleEvent.class));

    /** The article as it stands after the event. */
    Article article();

    /** An article that the log has never seen. */
    record Published(Article article) implements ArticleEvent {}

    /** An article whose title or text differs from its last version. */
    record Revised(Article article) implements ArticleEvent {}
}
