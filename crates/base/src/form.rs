//! What is shown of an object in several forms, of which each reader takes the one that it can show best.

use serde::{Deserialize, Serialize};

/// An object as one kind of data.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Form {
    /// What the data is: `text/html`.
    pub mime: String,
    /// The data; an image that is no text is in base64.
    pub data: String,
    /// How wide an image is to be shown, in pixels.
    pub width: Option<u32>,
    /// How high.
    pub height: Option<u32>,
}

impl Form {
    /// A form with no size.
    pub fn new(mime: &str, data: &str) -> Self {
        Self {
            mime: mime.to_owned(),
            data: data.to_owned(),
            ..Self::default()
        }
    }
}

/// The plain text among an object's forms.
pub fn plain_text(forms: &[Form]) -> &str {
    let plain = forms.iter().find(|form| form.mime == "text/plain");
    plain.map_or("", |form| &form.data)
}
