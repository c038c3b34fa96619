package pactwatch.bench.extraction;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import pactwatch.analysis.claim.Extractor;
import pactwatch.analysis.pack.PackFiles;
import pactwatch.analysis.text.SentenceReader;
import pactwatch.ingest.contract.Article;

/** One thread, one article an operation, in a heap of 64 MB. */
@State(Scope.Thread)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(
        value = 1,
        jvmArgs = {"-Xmx64m", "-XX:+UseSerialGC"})
@Warmup(iterations = 4, time = 10)
@Measurement(iterations = 4, time = 5)
public class ExtractionBench {

    /** Language, and whether it is items of three sentences or articles of 8 KB. */
    @Param({"en", "ru"})
    public String language = "";

    @Param({"item", "article"})
    public String size = "";

    private final Extractor extractor = Extractor.of(PackFiles.bundled("csto"));
    private List<Article> articles = List.of();
    private int next;

    /**
     * What the process used meanwhile, collector and compiler with it: a machine that is busy with
     * other things takes longer, but no more of this.
     */
    @AuxCounters(AuxCounters.Type.EVENTS)
    @State(Scope.Thread)
    public static class Use {

        public long operations;
        public long cpuMicros;
        private long begun;

        @Setup(Level.Iteration)
        public void begin() {
            operations = 0;
            cpuMicros = 0;
            begun = cpuNanos();
        }

        @TearDown(Level.Iteration)
        public void end() {
            cpuMicros = TimeUnit.NANOSECONDS.toMicros(cpuNanos() - begun);
        }

        private static long cpuNanos() {
            return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class)
                    .getProcessCpuTime();
        }
    }

    @Setup
    public void load() {
        articles = size.equals("item") ? Corpus.items(language) : Corpus.articles(language);
    }

    private Article next() {
        next = next + 1 < articles.size() ? next + 1 : 0;
        return articles.get(next);
    }

    /** The claims of an article. */
    @Benchmark
    public int extract(Use use) {
        use.operations++;
        return extractor.extract(next()).size();
    }

    /** Its sentences and words only. */
    @Benchmark
    @Warmup(iterations = 2, time = 5)
    public int tokenise(Use use) {
        use.operations++;
        Article article = next();
        return SentenceReader.read(article.title()).size()
                + SentenceReader.read(article.text()).size();
    }
}
