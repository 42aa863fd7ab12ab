//! `azure/device-code`: a person signs in with a code in any browser.
