package pactwatch.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pactwatch.local.gateway.Route;

/** The folder that holds all that must be kept: the broker's data, the token, keys and logs. */
final class DataFolder implements AutoCloseable {

    private static final long FREE_BYTES_MIN = 500L * 1024 * 1024;
    private static final int TOKEN_BYTES = 32;

    private final Path folder;
    private final FileChannel lockFile;

    private DataFolder(Path folder, FileChannel lockFile) {
        this.folder = folder;
        this.lockFile = lockFile;
    }

    /**
     * Opens the folder for this process alone, and makes it if it is not there.
     *
     * @throws Problem if another Pactwatch runs on it or the disk is nearly full
     */
    static DataFolder open(Path folder) throws Problem, IOException {
        Files.createDirectories(folder.resolve("logs"));
        long free = Files.getFileStore(folder).getUsableSpace();
        if (free < FREE_BYTES_MIN) {
            throw new Problem(
                    "The disk of %s is nearly full: %d MiB free, at least %d MiB are needed. Free some space or choose another folder with --data."
                            .formatted(folder, free >> 20, FREE_BYTES_MIN >> 20));
        }
        FileChannel lockFile =
                FileChannel.open(
                        folder.resolve("lock"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE);
        FileLock lock = tryLock(lockFile);
        if (lock == null) {
            lockFile.close();
            throw new Problem(
                    "Another Pactwatch runs on %s. Stop it with Ctrl-C, or choose another folder with --data."
                            .formatted(folder));
        }
        return new DataFolder(folder, lockFile);
    }

    private static @Nullable FileLock tryLock(FileChannel file) throws IOException {
        try {
            return file.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    Path path() {
        return folder;
    }

    Path broker() {
        return folder.resolve("broker");
    }

    Path pids() {
        return folder.resolve("pids");
    }

    /** Notes on which port of this machine each service has its health and its metrics. */
    void note(Map<Route, Integer> ports) throws IOException {
        Files.write(
                folder.resolve("ports"),
                ports.entrySet().stream()
                        .map(p -> Recipes.name(p.getKey()) + " " + p.getValue())
                        .toList());
    }

    Path log(String name) {
        return folder.resolve("logs").resolve(name + ".log");
    }

    /** A file with a random secret that only its owner can read; made once, then kept. */
    Path secret(String name) throws IOException {
        return secret(folder, name);
    }

    static Path secret(Path folder, String name) throws IOException {
        Path file = folder.resolve(name);
        if (!Files.exists(file)) {
            byte[] bytes = new byte[TOKEN_BYTES];
            new SecureRandom().nextBytes(bytes);
            Files.createFile(
                    file,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
        }
        return file;
    }

    @Override
    public void close() throws IOException {
        lockFile.close();
    }
}
