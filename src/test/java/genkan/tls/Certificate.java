package genkan.tls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A certificate for this machine that vouches for itself, made by the JDK's own tool. */
record Certificate(Path certificate, Path key, KeyStore store) {

    private static final char[] PASSWORD = "changeit".toCharArray();

    /** Writes {@code NAME.pem} and {@code NAME.key} into the folder. */
    static Certificate make(Path folder, String name) throws Exception {
        return make(folder, name, "EC");
    }

    static Certificate make(Path folder, String name, String algorithm) throws Exception {
        var file = folder.resolve(name + ".p12");
        keytool(
                "-genkeypair",
                "-keystore",
                file.toString(),
                "-storepass",
                new String(PASSWORD),
                "-keyalg",
                algorithm,
                "-alias",
                "it",
                "-dname",
                "CN=" + name,
                "-ext",
                "san=dns:localhost,ip:127.0.0.1",
                "-ext",
                "bc=ca:true");
        var store = KeyStore.getInstance(file.toFile(), PASSWORD);
        return new Certificate(
                write(
                        folder,
                        name + ".pem",
                        "CERTIFICATE",
                        store.getCertificate("it").getEncoded()),
                write(
                        folder,
                        name + ".key",
                        "PRIVATE KEY",
                        store.getKey("it", PASSWORD).getEncoded()),
                store);
    }

    /** What a server needs to show it. */
    SSLContext shown() throws Exception {
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD);
        var context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    private static Path write(Path folder, String name, String kind, byte[] content) throws IOException {
        return Files.writeString(
                folder.resolve(name),
                "-----BEGIN %s-----%n%s%n-----END %s-----%n"
                        .formatted(kind, Base64.getMimeEncoder().encodeToString(content), kind));
    }

    private static void keytool(String... arguments) throws Exception {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments));
        var tool = new ProcessBuilder(command).redirectErrorStream(true).start();
        var words = tool.inputReader().readAllAsString();
        if (tool.waitFor() != 0) {
            throw new IllegalStateException(words);
        }
    }
}
