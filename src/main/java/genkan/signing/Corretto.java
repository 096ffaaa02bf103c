package genkan.signing;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URL;
import java.security.Provider;
import java.util.Collections;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Finds the Amazon Corretto Crypto Provider that fits this machine.
 *
 * <p>Genkan's jar carries one jar of it for each kind of processor. Their classes are the same and their libraries have
 * the same name, so the usual class loader finds the first jar only; where that is the wrong one, a class loader of its
 * own finds the other library.
 */
final class Corretto {

    private static final String CLASSES = "com.amazon.corretto.crypto.provider.";
    private static final String LIBRARY =
            CLASSES.replace('.', '/') + System.mapLibraryName("amazonCorrettoCryptoProvider");

    private Corretto() {}

    static Provider load(String system, String processor) throws ReflectiveOperationException, IOException {
        return load(classifier(system, processor), Corretto.class.getClassLoader());
    }

    static Provider load(String classifier, ClassLoader usual) throws ReflectiveOperationException, IOException {
        var first = usual.getResource(LIBRARY);
        var loader = first != null && isOf(classifier, first) ? usual : new Beside(usual, library(classifier, usual));
        return (Provider) Objects.requireNonNull(Class.forName(CLASSES + "AmazonCorrettoCryptoProvider", true, loader)
                .getField("INSTANCE")
                .get(null));
    }

    static String classifier(String system, String processor) throws FileNotFoundException {
        return switch (system + " " + processor) {
            case "Linux amd64" -> "linux-x86_64";
            case "Linux aarch64" -> "linux-aarch_64";
            default -> throw new FileNotFoundException("there is none for %s on %s".formatted(system, processor));
        };
    }

    static URL library(String classifier, ClassLoader usual) throws IOException {
        return Collections.list(usual.getResources(LIBRARY)).stream()
                .filter(library -> isOf(classifier, library))
                .findFirst()
                .orElseThrow(() -> new FileNotFoundException("no jar for %s on the class path".formatted(classifier)));
    }

    private static boolean isOf(String classifier, URL library) {
        return library.toString().contains("-" + classifier + ".jar");
    }

    /** Reads the same classes again and gives them the library that fits. */
    static final class Beside extends ClassLoader {

        private final URL library;

        Beside(ClassLoader usual, URL library) {
            super("corretto", usual);
            this.library = library;
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith(CLASSES)) {
                return super.loadClass(name, resolve);
            }
            synchronized (getClassLoadingLock(name)) {
                var loaded = findLoadedClass(name);
                return loaded != null ? loaded : findClass(name);
            }
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            try (var file = getResourceAsStream(name.replace('.', '/') + ".class")) {
                if (file == null) {
                    throw new ClassNotFoundException(name);
                }
                var bytes = file.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }

        @Override
        public @Nullable URL getResource(String name) {
            return name.equals(LIBRARY) ? library : super.getResource(name);
        }
    }
}
