"""What all screens share: templates, components, charts, forms, tables, documents, workbooks."""
