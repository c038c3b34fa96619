package pactwatch.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalFilesTest {

    private final Random random = new Random(5);

    @Test
    void makesAKeyThatOnlyItsOwnerReadsAndKeepsIt(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("data").resolve("alert.key");

        byte[] key = LocalFiles.key(file, random);

        assertThat(key).hasSize(32).isEqualTo(LocalFiles.key(file, random));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(folder.resolve("data")).isDirectoryContaining(f -> f.equals(file));
    }

    @Test
    void takesAKeyThatSomebodyElseMade(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("key"), "A-b_".repeat(10));

        assertThat(LocalFiles.key(file, random)).hasSize(32);
    }

    @Test
    void refusesAKeyThatIsTooShort(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("key"), "short");

        assertThatThrownBy(() -> LocalFiles.key(file, random))
                .hasMessageContaining("fewer than 32 characters");
    }

    @Test
    void readsTheTokenAnewEachTime(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("token");
        assertThat(LocalFiles.token(file)).isEmpty();

        Files.writeString(file, "abc\n");

        assertThat(LocalFiles.token(file)).contains("abc");
    }
}
