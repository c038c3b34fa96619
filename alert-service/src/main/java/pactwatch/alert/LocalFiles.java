package pactwatch.alert;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jboss.logging.Logger;
import pactwatch.alert.secret.SecretBox;

/** The two small files that the service reads: the admin token and the key of the secrets. */
final class LocalFiles {

    private static final Logger LOG = Logger.getLogger(LocalFiles.class);

    private static final int KEY_CHARS_MIN = 32;

    private LocalFiles() {}

    /** The token, read anew each time so that a new one counts at once. */
    static Optional<String> token(Path file) {
        try {
            String token = Files.readString(file).strip();
            return token.isEmpty() ? Optional.empty() : Optional.of(token);
        } catch (NoSuchFileException _) {
            return Optional.empty();
        } catch (IOException e) {
            LOG.warnf("token not readable file=%s reason=%s", file, e.getMessage());
            return Optional.empty();
        }
    }

    /**
     * The key of the secrets: SHA-256 of the file's text. The file is made if it does not exist,
     * readable by its owner only.
     *
     * @throws UncheckedIOException if it can neither be read nor made
     * @throws IllegalStateException if its text is too short to be a secret
     */
    static byte[] key(Path file, RandomGenerator random) {
        try {
            if (!Files.exists(file)) {
                make(file, random);
            }
            return digest(file, Files.readString(file).strip());
        } catch (IOException e) {
            throw new UncheckedIOException("The key file cannot be read or made: " + file, e);
        }
    }

    private static byte[] digest(Path file, String text) {
        if (text.length() < KEY_CHARS_MIN) {
            throw new IllegalStateException(
                    "The key file has fewer than %d characters: %s".formatted(KEY_CHARS_MIN, file));
        }
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    private static void make(Path file, RandomGenerator random) throws IOException {
        byte[] key = new byte[SecretBox.KEY_BYTES];
        random.nextBytes(key);
        Path absolute = file.toAbsolutePath();
        Path folder = absolute.getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Path fresh = Files.createTempFile(folder, "alert-key", ".new", ownerOnly());
        try {
            Files.writeString(
                    fresh,
                    Base64.getEncoder().encodeToString(key) + "\n",
                    StandardOpenOption.WRITE);
            Files.createLink(absolute, fresh);
            LOG.infof("key made file=%s", file);
        } catch (FileAlreadyExistsException _) {
            LOG.debugf("key made by another instance file=%s", file);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private static java.nio.file.attribute.FileAttribute<?> ownerOnly() {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    }
}
