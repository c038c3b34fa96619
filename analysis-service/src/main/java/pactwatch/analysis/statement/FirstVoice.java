package pactwatch.analysis.statement;

import java.util.List;
import org.jspecify.annotations.Nullable;
import pactwatch.analysis.contract.Speaker;

/** Who speaks first for a government in the text of an article; looked for once, when asked. */
final class FirstVoice {

    private final List<Scene> scenes;
    private boolean isKnown;
    private @Nullable Speaker government;

    FirstVoice(List<Scene> scenes) {
        this.scenes = scenes;
    }

    @Nullable Speaker government() {
        if (!isKnown) {
            government = look();
            isKnown = true;
        }
        return government;
    }

    private @Nullable Speaker look() {
        for (Scene scene : scenes) {
            Speaker speaker = scene.isTitle() ? null : Voices.of(scene, null);
            if (speaker != null && speaker.role() == Speaker.Role.GOVERNMENT) {
                return speaker;
            }
        }
        return null;
    }
}
