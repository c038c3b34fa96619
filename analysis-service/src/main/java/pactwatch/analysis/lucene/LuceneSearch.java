package pactwatch.analysis.lucene;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.MMapDirectory;
import org.jspecify.annotations.Nullable;
import pactwatch.analysis.ArticleStore;
import pactwatch.analysis.SearchIndex;
import pactwatch.analysis.TextSearch;
import pactwatch.analysis.contract.Claim;
import pactwatch.analysis.contract.ClaimEvent;
import pactwatch.ingest.contract.Article;
import pactwatch.ingest.contract.ArticleEvent;
import pactwatch.log.LogRecord;

/**
 * An index in a folder of its own that is thrown away at the end: a fold of the log like any other.
 * One thread writes, many search.
 */
@Singleton
class LuceneSearch implements TextSearch, SearchIndex {

    /** What is not yet written to the folder. */
    private static final int BUFFER_MEGABYTES = 32;

    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    private final Path folder;
    private final Directory directory;
    private final IndexWriter writer;
    private final SearcherManager searchers;
    private final AtomicLong articles = new AtomicLong();
    private volatile BooleanSupplier isComplete = () -> false;

    @Inject
    LuceneSearch() {
        try {
            folder = Files.createTempDirectory("pactwatch-search-");
            directory = new MMapDirectory(folder);
            IndexWriterConfig config = new IndexWriterConfig(Words.analyzer());
            config.setRAMBufferSizeMB(BUFFER_MEGABYTES);
            writer = new IndexWriter(directory, config);
            searchers = new SearcherManager(writer, null);
        } catch (IOException e) {
            throw new UncheckedIOException("The folder of the search index cannot be made", e);
        }
    }

    @Override
    public void accept(LogRecord<ArticleEvent> record) {
        Article article = record.event().article();
        Document document = new Document();
        String key = article.id() + "#" + article.version();
        document.add(new StringField("key", key, Field.Store.NO));
        document.add(new StringField("type", "article", Field.Store.NO));
        document.add(new StoredField("id", article.id()));
        document.add(new StoredField("version", article.version()));
        document.add(new StringField("publisher", article.publisher(), Field.Store.NO));
        document.add(new TextField("title", article.title(), Field.Store.NO));
        document.add(new TextField("text", article.text(), Field.Store.NO));
        document.add(new LongPoint("known", article.known().toEpochMilli()));
        document.add(new NumericDocValuesField("until", Long.MAX_VALUE));
        try {
            writer.updateDocument(new Term("key", key), document);
            if (article.version() > 1) {
                writer.updateNumericDocValue(
                        new Term("key", article.id() + "#" + (article.version() - 1)),
                        "until",
                        article.known().toEpochMilli());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("An article cannot be indexed: " + article.id(), e);
        }
        articles.incrementAndGet();
    }

    @Override
    public void acceptClaim(LogRecord<ClaimEvent> record) {
        if (!(record.event() instanceof ClaimEvent.Claimed(Claim claim))) {
            return;
        }
        Document document = new Document();
        document.add(new StringField("key", claim.id(), Field.Store.NO));
        document.add(new StringField("type", "claim", Field.Store.NO));
        document.add(new StoredField("id", claim.id()));
        document.add(new StringField("publisher", claim.article().publisher(), Field.Store.NO));
        document.add(new TextField("quote", claim.quote(), Field.Store.NO));
        if (claim.speaker() != null) {
            document.add(new TextField("speaker", claim.speaker().name(), Field.Store.NO));
        }
        document.add(new LongPoint("known", claim.article().known().toEpochMilli()));
        try {
            writer.updateDocument(new Term("key", claim.id()), document);
        } catch (IOException e) {
            throw new UncheckedIOException("A claim cannot be indexed: " + claim.id(), e);
        }
    }

    @Override
    public void completeWhen(BooleanSupplier isReached) {
        isComplete = isReached;
    }

    @Override
    public Found find(TextSearch.Asked query) {
        try {
            searchers.maybeRefreshBlocking();
            IndexSearcher searcher = searchers.acquire();
            try {
                return new Found(articles(searcher, query), claims(searcher, query));
            } finally {
                searchers.release(searcher);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The search index cannot be read", e);
        }
    }

    private static List<ArticleStore.Version> articles(
            IndexSearcher searcher, TextSearch.Asked query) throws IOException {
        long known = millis(query.knownAt());
        BooleanQuery.Builder wanted = wanted("article", query);
        wanted.add(
                NumericDocValuesField.newSlowRangeQuery("until", known + 1, Long.MAX_VALUE),
                BooleanClause.Occur.FILTER);
        wanted.add(Words.query(query.words(), "title", "text"), BooleanClause.Occur.MUST);
        List<ArticleStore.Version> found = new ArrayList<>();
        StoredFields stored = searcher.storedFields();
        for (ScoreDoc hit : searcher.search(wanted.build(), query.max()).scoreDocs) {
            Document document = stored.document(hit.doc);
            found.add(
                    new ArticleStore.Version(
                            document.get("id"),
                            document.getField("version").numericValue().intValue()));
        }
        return found;
    }

    private static List<String> claims(IndexSearcher searcher, TextSearch.Asked query)
            throws IOException {
        BooleanQuery.Builder wanted = wanted("claim", query);
        wanted.add(Words.query(query.words(), "quote", "speaker"), BooleanClause.Occur.MUST);
        List<String> found = new ArrayList<>();
        StoredFields stored = searcher.storedFields();
        for (ScoreDoc hit : searcher.search(wanted.build(), query.max()).scoreDocs) {
            found.add(stored.document(hit.doc).get("id"));
        }
        return found;
    }

    private static BooleanQuery.Builder wanted(String type, TextSearch.Asked query) {
        BooleanQuery.Builder wanted = new BooleanQuery.Builder();
        wanted.add(new TermQuery(new Term("type", type)), BooleanClause.Occur.FILTER);
        wanted.add(known(query.knownAt()), BooleanClause.Occur.FILTER);
        @Nullable String publisher = query.publisher();
        if (publisher != null) {
            wanted.add(new TermQuery(new Term("publisher", publisher)), BooleanClause.Occur.FILTER);
        }
        return wanted;
    }

    private static Query known(Instant at) {
        return LongPoint.newRangeQuery("known", Long.MIN_VALUE, millis(at));
    }

    /** Times beyond the reach of milliseconds are as good as the last one. */
    private static long millis(Instant at) {
        return at.isAfter(LAST) ? LAST.toEpochMilli() : at.toEpochMilli();
    }

    @Override
    public Progress progress() {
        return new Progress(articles.get(), isComplete.getAsBoolean());
    }

    @PreDestroy
    void close() throws IOException {
        searchers.close();
        writer.rollback();
        directory.close();
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
        }
        Files.deleteIfExists(folder);
    }
}
