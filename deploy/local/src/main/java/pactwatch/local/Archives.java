package pactwatch.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Archives of the classes that each process loads and links (JEP 483, JEP 514), made in a training
 * run: with one a Java starts in half the time. A Java that finds its archive to be of another
 * build says so in its log and starts without it.
 *
 * @param folder with a file for each process
 * @param isTraining whether the processes write their archives when they end
 */
record Archives(Path folder, boolean isTraining) {

    static Archives of(Path root, boolean isTraining) {
        return new Archives(root.resolve("deploy/local/target/archives"), isTraining);
    }

    /** What a Java must be told of the archive of a process. */
    List<String> options(String process) {
        Path archive = folder.resolve(process + ".aot");
        if (isTraining) {
            return List.of("-XX:AOTCacheOutput=" + archive, "-Xlog:aot*=error,cds*=error");
        }
        return Files.exists(archive) ? List.of("-XX:AOTCache=" + archive) : List.of();
    }
}
