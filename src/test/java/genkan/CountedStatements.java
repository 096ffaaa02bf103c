package genkan;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** A database that writes down the statements it is asked, to compare the work done for one member and another. */
public final class CountedStatements extends DelegatingDataSource {

    private final List<String> asked = new ArrayList<>();

    public CountedStatements(DataSource database) {
        super(database);
    }

    /** The statements asked meanwhile. */
    public List<String> during(Runnable work) {
        asked.clear();
        work.run();
        return List.copyOf(asked);
    }

    @Override
    public Connection getConnection() throws SQLException {
        var connection = super.getConnection();
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (_, method, arguments) -> {
                    if (method.getName().equals("prepareStatement")) {
                        asked.add(String.valueOf(Objects.requireNonNull(arguments)[0]));
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException thrown) {
                        throw Objects.requireNonNullElse(thrown.getCause(), thrown);
                    }
                });
    }
}
